-- One row a workspace that has ever had a rule: `revision` grows with every change of a rule, a group or the settings.
CREATE TABLE points_programme (
    workspace TEXT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL,
    settings TEXT NOT NULL
);

CREATE TABLE points_rule (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    state TEXT NOT NULL,
    revision BIGINT NOT NULL,
    body TEXT NOT NULL,
    template TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    live_since BIGINT,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT points_rule_state CHECK (state IN ('draft', 'live', 'paused', 'archived'))
);

-- What a rule or a group gave one person in one period; only for periods that some cap asks for.
CREATE TABLE points_count (
    workspace TEXT NOT NULL,
    person_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    period TEXT NOT NULL,
    points BIGINT NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (workspace, person_id, scope, period),
    CONSTRAINT points_count_bounds CHECK (points >= 0 AND times >= 0)
) CLUSTERED;

-- What is given once, and (mark "") when a rule with a cool-down last gave.
CREATE TABLE points_once (
    workspace TEXT NOT NULL,
    person_id TEXT NOT NULL,
    rule_id TEXT NOT NULL,
    mark TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace, person_id, rule_id, mark)
) CLUSTERED;

-- `ref` is the name of the grant in the ledger: event and rule. `taken` is what its order's refunds took back.
CREATE TABLE points_grant (
    workspace TEXT NOT NULL,
    ref TEXT NOT NULL,
    person_id TEXT NOT NULL,
    rule_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    event TEXT NOT NULL,
    order_id TEXT NOT NULL,
    wallet TEXT NOT NULL,
    points BIGINT NOT NULL,
    taken BIGINT NOT NULL,
    rounding TEXT NOT NULL,
    on_day BIGINT NOT NULL,
    at BIGINT NOT NULL,
    steps TEXT NOT NULL,
    places TEXT NOT NULL,
    budget_spend TEXT NOT NULL,
    mark TEXT NOT NULL,
    PRIMARY KEY (workspace, ref),
    CONSTRAINT points_grant_taken CHECK (points > 0 AND taken BETWEEN 0 AND points)
);
CREATE INDEX points_grant_of_order ON points_grant (workspace, order_id) WHERE order_id <> '';
CREATE INDEX points_grant_of_person ON points_grant (workspace, person_id, at);
CREATE INDEX points_grant_of_rule ON points_grant (workspace, rule_id, on_day);

-- An order that earned or spent points: what it was, and the refunds of it so far (which may come before it).
CREATE TABLE points_order (
    workspace TEXT NOT NULL,
    order_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    refunds TEXT NOT NULL,
    PRIMARY KEY (workspace, order_id)
);
CREATE INDEX points_order_of_person ON points_order (workspace, person_id);

CREATE TABLE points_refusal (
    seq SERIAL_KEY,
    workspace TEXT NOT NULL,
    person_id TEXT NOT NULL,
    rule_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    event TEXT NOT NULL,
    at BIGINT NOT NULL,
    noted_at BIGINT NOT NULL,
    code TEXT NOT NULL,
    says TEXT NOT NULL
);
CREATE INDEX points_refusal_of_workspace ON points_refusal (workspace, seq);
CREATE INDEX points_refusal_of_person ON points_refusal (workspace, person_id, seq);
CREATE INDEX points_refusal_noted ON points_refusal (noted_at);
