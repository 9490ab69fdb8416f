-- One row a workspace that has heard of anybody. `revision` is a new id at every change of its segments; `lease_until` keeps
-- two processes from counting the same at once.
CREATE TABLE segments_workspace (
    workspace TEXT PRIMARY KEY,
    revision TEXT NOT NULL,
    zone TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    new_orders BIGINT NOT NULL,
    counted_orders BIGINT NOT NULL,
    given_at BIGINT,
    given TEXT,
    overview_at BIGINT,
    overview TEXT,
    lease_until BIGINT NOT NULL
);

-- Segments of the operators' own, and templates they changed. What comes with the house is in the code.
CREATE TABLE segments_segment (
    workspace TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    help TEXT NOT NULL,
    condition TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, key)
);

-- Slots that are complete for everybody, back to `width` days.
CREATE TABLE segments_slot (
    workspace TEXT NOT NULL,
    slot BIGINT NOT NULL,
    width BIGINT NOT NULL,
    PRIMARY KEY (workspace, slot)
) CLUSTERED;

-- What is remembered and shown of each person. `due_at`: when time alone may change something next.
CREATE TABLE segments_state (
    workspace TEXT NOT NULL,
    person_id TEXT NOT NULL,
    due_at BIGINT,
    plan BIGINT NOT NULL,
    spent BIGINT NOT NULL,
    judged_at BIGINT NOT NULL,
    shown BYTES NOT NULL,
    memory BYTES NOT NULL,
    PRIMARY KEY (workspace, person_id)
);
CREATE INDEX segments_state_due ON segments_state (due_at);
CREATE INDEX segments_state_spent ON segments_state (workspace, spent, person_id);

CREATE TABLE segments_member (
    workspace TEXT NOT NULL,
    segment TEXT NOT NULL,
    person_id TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (workspace, segment, person_id)
) CLUSTERED;

-- Every entry and exit, in the order in which they were judged. `caused_at`: when the event was received, or the day began.
CREATE TABLE segments_flip (
    seq SERIAL_KEY,
    workspace TEXT NOT NULL,
    segment TEXT NOT NULL,
    person_id TEXT NOT NULL,
    entered BIGINT NOT NULL,
    at BIGINT NOT NULL,
    caused_at BIGINT NOT NULL,
    because TEXT NOT NULL
);
CREATE INDEX segments_flip_segment ON segments_flip (workspace, segment, seq);

-- Under which person the events of a merged one are counted.
CREATE TABLE segments_merge (
    workspace TEXT NOT NULL,
    from_id TEXT NOT NULL,
    into_id TEXT NOT NULL,
    PRIMARY KEY (workspace, from_id)
) CLUSTERED;
CREATE INDEX segments_merge_into ON segments_merge (workspace, into_id);
