CREATE TABLE plays_play (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    rules TEXT NOT NULL,
    revision BIGINT NOT NULL,
    starts_at BIGINT,
    ends_at BIGINT,
    audience TEXT,
    campaign_id TEXT,
    created_at BIGINT NOT NULL,
    launched_at BIGINT,
    ended_at BIGINT,
    PRIMARY KEY (workspace, id),
    CONSTRAINT plays_play_state CHECK (state IN ('draft', 'live', 'paused', 'ended'))
);
CREATE UNIQUE INDEX plays_play_by_id ON plays_play (id);
CREATE INDEX plays_play_by_state ON plays_play (workspace, state);
CREATE INDEX plays_play_by_end ON plays_play (ends_at) WHERE state = 'live' OR state = 'paused';

-- What a play was at each revision: a decision is replayed with the rules it was made under.
CREATE TABLE plays_revision (
    workspace TEXT NOT NULL,
    play_id TEXT NOT NULL,
    revision BIGINT NOT NULL,
    rules TEXT NOT NULL,
    starts_at BIGINT,
    ends_at BIGINT,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (workspace, play_id, revision)
);

-- Where many rows are looked up by a list, the listed column leads the key: on a table without statistics yet PostgreSQL would
-- otherwise take the workspace alone and read all of it.

-- `id` is the play's id, a slash, and the seat's own: one short key to find and lock the seats of a batch with one statement.
CREATE TABLE plays_seat (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    seat TEXT NOT NULL,
    decided_at BIGINT NOT NULL,
    PRIMARY KEY (id, workspace)
) CLUSTERED;

CREATE TABLE plays_decision (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    play_id TEXT NOT NULL,
    revision BIGINT NOT NULL,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    decided_at BIGINT NOT NULL,
    seed TEXT NOT NULL,
    outcome TEXT NOT NULL,
    because TEXT NOT NULL,
    key TEXT,
    stimulus TEXT NOT NULL,
    told TEXT NOT NULL,
    facts TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (id, workspace),
    CONSTRAINT plays_decision_outcome CHECK (outcome IN ('accepted', 'refused', 'failed'))
);
CREATE INDEX plays_decision_of_play ON plays_decision (workspace, play_id, id);

-- Keys never expire: the same key is one effect, for ever. Each begins with its person's id, so that this table is also the list of
-- what was decided about a person; an index of decisions by person would cost every move another page.
CREATE TABLE plays_key (
    workspace TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    decision_id TEXT NOT NULL,
    PRIMARY KEY (key, workspace)
) CLUSTERED;

-- `wakes_at` is when to look at it: usually `due_at`, later after a failure, NULL while its play is paused.
CREATE TABLE plays_alarm (
    workspace TEXT NOT NULL,
    place TEXT NOT NULL,
    id TEXT NOT NULL,
    play_id TEXT NOT NULL,
    seat_id TEXT NOT NULL,
    name TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    wakes_at BIGINT,
    attempts BIGINT NOT NULL,
    PRIMARY KEY (place, workspace)
);
CREATE INDEX plays_alarm_due ON plays_alarm (wakes_at) WHERE wakes_at IS NOT NULL;
CREATE INDEX plays_alarm_of_play ON plays_alarm (workspace, play_id, seat_id);

CREATE TABLE plays_outbox (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    channel TEXT NOT NULL,
    person_id TEXT NOT NULL,
    play_id TEXT NOT NULL,
    decision_id TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    data TEXT NOT NULL,
    state TEXT NOT NULL,
    token TEXT,
    claimed_at BIGINT,
    lease_until BIGINT,
    settled_at BIGINT,
    note TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT plays_outbox_state CHECK (state IN ('waiting', 'claimed', 'handed', 'failed', 'unknown'))
);
CREATE INDEX plays_outbox_waiting ON plays_outbox (made_at) WHERE state = 'waiting';
CREATE INDEX plays_outbox_claimed ON plays_outbox (lease_until) WHERE state = 'claimed';

CREATE TABLE plays_inbox (
    workspace TEXT NOT NULL,
    person_id TEXT NOT NULL,
    id TEXT NOT NULL,
    play_id TEXT NOT NULL,
    decision_id TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    data TEXT NOT NULL,
    read_at BIGINT,
    PRIMARY KEY (workspace, person_id, id)
);

-- Live results without a scan: what came of how many stimuli in an hour, and how many people were there for the first time that day.
CREATE TABLE plays_hour (
    workspace TEXT NOT NULL,
    play_id TEXT NOT NULL,
    hour_at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    because TEXT NOT NULL,
    decision_count BIGINT NOT NULL,
    people_count BIGINT NOT NULL,
    PRIMARY KEY (workspace, play_id, hour_at, kind, outcome, because)
) CLUSTERED;

CREATE TABLE plays_campaign (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    starts_at BIGINT,
    ends_at BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, id)
);
