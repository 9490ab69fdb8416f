-- `revision` is a new id at every change of the workspace's badges. `signing_key` (PEM) signs what leaves as an Open Badge.
CREATE TABLE badges_workspace (
    workspace TEXT NOT NULL PRIMARY KEY,
    revision TEXT NOT NULL,
    signing_key TEXT NOT NULL,
    key_id TEXT NOT NULL
);

CREATE TABLE badges_badge (
    workspace TEXT NOT NULL,
    key TEXT NOT NULL,
    rules TEXT NOT NULL,
    revision TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, key)
);

-- How far a person is. `days`: the local days that were counted, as JSON, for badges that count days.
CREATE TABLE badges_progress (
    workspace TEXT NOT NULL,
    person_id TEXT NOT NULL,
    badge TEXT NOT NULL,
    value BIGINT NOT NULL,
    days TEXT NOT NULL,
    PRIMARY KEY (workspace, person_id, badge)
) CLUSTERED;

-- What was earned or given. Revoked ones stay. `token` opens the public page while it is shared; `salt` hides the recipient.
CREATE TABLE badges_award (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    badge TEXT NOT NULL,
    level BIGINT NOT NULL,
    at BIGINT NOT NULL,
    because TEXT NOT NULL,
    by_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    token TEXT,
    shown_name TEXT NOT NULL,
    salt TEXT NOT NULL,
    revoked_at BIGINT,
    revoked_because TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
);
CREATE UNIQUE INDEX badges_award_once ON badges_award (workspace, person_id, badge, level);
CREATE INDEX badges_award_badge ON badges_award (workspace, badge, id);
CREATE UNIQUE INDEX badges_award_token ON badges_award (token) WHERE token IS NOT NULL;
CREATE INDEX badges_award_revoked ON badges_award (workspace, revoked_at) WHERE revoked_at IS NOT NULL;

-- The title a person wears.
CREATE TABLE badges_worn (
    workspace TEXT NOT NULL,
    person_id TEXT NOT NULL,
    award TEXT NOT NULL,
    PRIMARY KEY (workspace, person_id)
) CLUSTERED;
