-- A wallet as it was last saved. `points` and `growth` are there without a row.
CREATE TABLE points_wallet (
    workspace TEXT NOT NULL,
    key TEXT NOT NULL,
    body TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (workspace, key)
) CLUSTERED;

-- A change by hand: who asked, why, who agreed. Never deleted.
CREATE TABLE points_adjustment (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    wallet TEXT NOT NULL,
    person_id TEXT NOT NULL,
    amount BIGINT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    requested_by TEXT NOT NULL,
    requested_at BIGINT NOT NULL,
    decided_by TEXT,
    decided_at BIGINT,
    note TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT points_adjustment_state CHECK (state IN ('requested', 'done', 'refused')),
    CONSTRAINT points_adjustment_amount CHECK (amount <> 0)
) CLUSTERED;
CREATE INDEX points_adjustment_of_state ON points_adjustment (workspace, state, id);
CREATE INDEX points_adjustment_of_person ON points_adjustment (workspace, person_id, id);

-- What members handed to each other. `ref` is the caller's key.
CREATE TABLE points_handover (
    workspace TEXT NOT NULL,
    ref TEXT NOT NULL,
    id TEXT NOT NULL,
    wallet TEXT NOT NULL,
    giver TEXT NOT NULL,
    taker TEXT NOT NULL,
    amount BIGINT NOT NULL,
    local_day BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace, giver, ref),
    CONSTRAINT points_handover_amount CHECK (amount > 0 AND giver <> taker)
) CLUSTERED;
CREATE UNIQUE INDEX points_handover_id ON points_handover (workspace, id);

-- Who was told that something runs out at a moment: once.
CREATE TABLE points_notice (
    workspace TEXT NOT NULL,
    wallet TEXT NOT NULL,
    person_id TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    told_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, wallet, person_id, expires_at)
) CLUSTERED;

-- The last local day on which a wallet was looked through for notices.
CREATE TABLE points_notice_run (
    workspace TEXT NOT NULL,
    wallet TEXT NOT NULL,
    local_day BIGINT NOT NULL,
    PRIMARY KEY (workspace, wallet)
) CLUSTERED;
