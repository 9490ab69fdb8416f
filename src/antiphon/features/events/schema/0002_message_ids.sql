-- Message ids of the last 30 days, in the order they came and found by an index: kept in the order of their ids, which is random,
-- both the table and its index by day had a page to write for nearly every event.
CREATE TABLE events_message (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    seen_day BIGINT NOT NULL,
    PRIMARY KEY (workspace, id)
);
INSERT INTO events_message (workspace, id, seen_day) SELECT workspace, id, seen_day FROM events_seen ORDER BY seen_day;
DROP TABLE events_seen;
CREATE INDEX events_message_day ON events_message (seen_day);
