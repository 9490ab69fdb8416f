-- `closes_at` is when a play that has something to do after its end is over for good; NULL where it ends with its last day.
ALTER TABLE plays_play ADD COLUMN closes_at BIGINT;

-- What only the play knows: it seals answers and signs codes. Made once, shown to nobody, in no copy of a decision.
CREATE TABLE plays_secret (
    workspace TEXT NOT NULL,
    play_id TEXT NOT NULL,
    secret TEXT NOT NULL,
    PRIMARY KEY (play_id, workspace)
) CLUSTERED;

-- A list of a play. Its row is locked by whoever changes what stands on it, so that counts and rows change together.
CREATE TABLE plays_list (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    row_count BIGINT NOT NULL,
    PRIMARY KEY (id, workspace)
) CLUSTERED;

-- What stands on lists. `place` sorts a list from the top: rank (turned round), moment, key.
CREATE TABLE plays_row (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    list_id TEXT NOT NULL,
    key TEXT NOT NULL,
    rank BIGINT NOT NULL,
    ranked_at BIGINT NOT NULL,
    place TEXT NOT NULL,
    person_id TEXT NOT NULL,
    decision_id TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (id, workspace)
);
CREATE INDEX plays_row_in_order ON plays_row (list_id, place, workspace);
CREATE INDEX plays_row_of_person ON plays_row (person_id, workspace) WHERE person_id <> '';

-- A list in stretches of some hundred rows: how many stand from `start` on, up to the next stretch. A position is the sum of the
-- stretches before, and a count within one.
CREATE TABLE plays_stretch (
    workspace TEXT NOT NULL,
    list_id TEXT NOT NULL,
    start TEXT NOT NULL,
    row_count BIGINT NOT NULL,
    PRIMARY KEY (list_id, start, workspace),
    CONSTRAINT plays_stretch_count CHECK (row_count >= 0)
) CLUSTERED;
