-- Codes that were printed, so that a batch is found without reading what a play decided since.
CREATE TABLE plays_print (
    workspace TEXT NOT NULL,
    play_id TEXT NOT NULL,
    decision_id TEXT NOT NULL,
    batch TEXT NOT NULL,
    count BIGINT NOT NULL,
    at BIGINT NOT NULL,
    by_id TEXT NOT NULL,
    PRIMARY KEY (workspace, play_id, decision_id)
);
