-- Requests that were acknowledged and wait to be digested: one row a request, the bytes as they came.
-- `done` counts the events at its beginning that are digested already.
CREATE TABLE events_inbox (
    id SERIAL_KEY,
    workspace TEXT NOT NULL,
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    event_count BIGINT NOT NULL,
    done BIGINT NOT NULL DEFAULT 0,
    body BYTES NOT NULL
);

-- Digested events that have not moved on to Parquet yet.
CREATE TABLE events_event (
    seq SERIAL_KEY,
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    person_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    local_day BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    source TEXT NOT NULL,
    revenue_minor BIGINT,
    currency TEXT,
    order_id TEXT,
    product_id TEXT,
    channel TEXT,
    quantity BIGINT,
    decision_id TEXT,
    properties TEXT NOT NULL,
    context TEXT NOT NULL
);
CREATE INDEX events_event_person ON events_event (workspace, person_id, at);
CREATE INDEX events_event_order ON events_event (workspace, seq);

-- Message ids of the last 30 days: what makes a message that is sent again harmless.
CREATE TABLE events_seen (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    seen_day BIGINT NOT NULL,
    PRIMARY KEY (workspace, id)
) CLUSTERED;
CREATE INDEX events_seen_day ON events_seen (seen_day);

-- What was kept aside, as it came. The id is made from the content, so the same refused bytes stand here once.
CREATE TABLE events_quarantine (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    at BIGINT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    envelope TEXT NOT NULL,
    body BYTES NOT NULL,
    state TEXT NOT NULL DEFAULT 'open',
    settled_at BIGINT,
    PRIMARY KEY (workspace, id)
);
CREATE INDEX events_quarantine_at ON events_quarantine (workspace, at);
CREATE INDEX events_quarantine_open ON events_quarantine (workspace, state, reason);

-- What happened in each hour: received, accepted, duplicate, quarantined.
CREATE TABLE events_hour (
    workspace TEXT NOT NULL,
    hour BIGINT NOT NULL,
    what TEXT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (workspace, hour, what)
) CLUSTERED;

-- How often each name was digested.
CREATE TABLE events_name (
    workspace TEXT NOT NULL,
    name TEXT NOT NULL,
    count BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, name)
) CLUSTERED;

-- Requests turned away before anything was read: a wrong key, a body over the limit.
CREATE TABLE events_refusal (
    key_hint TEXT NOT NULL,
    code TEXT NOT NULL,
    day BIGINT NOT NULL,
    count BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (key_hint, code, day)
) CLUSTERED;

-- Parquet files whose rows have left events_event. A file that is not named here does not exist for readers.
CREATE TABLE events_archive (
    workspace TEXT NOT NULL,
    path TEXT NOT NULL,
    month TEXT NOT NULL,
    row_count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    byte_count BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, path)
) CLUSTERED;

-- Who does a job that only one process at a time may do.
CREATE TABLE events_lease (
    job TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    until_at BIGINT NOT NULL
);
