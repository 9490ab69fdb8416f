-- How a workspace pays commission. One row; a revision for whoever keeps it in memory.
CREATE TABLE commission_programme (
    workspace TEXT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL,
    terms TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL
);

-- Who can earn. `code` is what links and orders name them by; `area` is the city of a city partner.
CREATE TABLE commission_party (
    workspace TEXT NOT NULL,
    person_id TEXT NOT NULL,
    role TEXT NOT NULL,
    code TEXT NOT NULL,
    area TEXT NOT NULL,
    active BIGINT NOT NULL,
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, person_id)
);
CREATE UNIQUE INDEX commission_party_by_code ON commission_party (workspace, code);
CREATE INDEX commission_party_by_area ON commission_party (workspace, area) WHERE area <> '';

-- Who brought whom. At most one a person.
CREATE TABLE commission_relation (
    workspace TEXT NOT NULL,
    person_id TEXT NOT NULL,
    referrer_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    until BIGINT NOT NULL,
    because TEXT NOT NULL,
    PRIMARY KEY (workspace, person_id),
    CONSTRAINT commission_relation_not_self CHECK (person_id <> referrer_id)
);
CREATE INDEX commission_relation_of_referrer ON commission_relation (workspace, referrer_id, at);

-- Every attempt to bring somebody, with what came of it; the same attempt is counted, not written again.
CREATE TABLE commission_touch (
    workspace TEXT NOT NULL,
    person_id TEXT NOT NULL,
    code TEXT NOT NULL,
    outcome TEXT NOT NULL,
    at BIGINT NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (workspace, person_id, code, outcome)
);

-- An order that earned somebody commission, with what it was computed from.
CREATE TABLE commission_order (
    workspace TEXT NOT NULL,
    order_id TEXT NOT NULL,
    id TEXT NOT NULL,
    buyer_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    at BIGINT NOT NULL,
    available_at BIGINT NOT NULL,
    base_minor BIGINT NOT NULL,
    told TEXT NOT NULL,
    PRIMARY KEY (workspace, order_id)
);
CREATE INDEX commission_order_of_buyer ON commission_order (workspace, buyer_id);
CREATE INDEX commission_order_by_time ON commission_order (workspace, at, order_id);
CREATE UNIQUE INDEX commission_order_by_id ON commission_order (workspace, id);

CREATE TABLE commission_refund (
    workspace TEXT NOT NULL,
    order_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    refund TEXT NOT NULL,
    PRIMARY KEY (workspace, order_id, event_id)
);

-- What one party earns by one line of one order.
CREATE TABLE commission_entry (
    workspace TEXT NOT NULL,
    order_id TEXT NOT NULL,
    line_id TEXT NOT NULL,
    place TEXT NOT NULL,
    party_id TEXT NOT NULL,
    rule TEXT NOT NULL,
    base_minor BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    clawed BIGINT NOT NULL,
    PRIMARY KEY (workspace, order_id, line_id, place),
    CONSTRAINT commission_entry_amount CHECK (amount >= 0 AND clawed BETWEEN 0 AND amount)
);
CREATE INDEX commission_entry_of_party ON commission_entry (workspace, party_id, order_id);

-- The same by order: this is what is frozen and becomes available as one sum.
CREATE TABLE commission_part (
    workspace TEXT NOT NULL,
    order_id TEXT NOT NULL,
    party_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount BIGINT NOT NULL,
    clawed BIGINT NOT NULL,
    state TEXT NOT NULL,
    at BIGINT NOT NULL,
    available_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, order_id, party_id),
    CONSTRAINT commission_part_amount CHECK (amount > 0 AND clawed BETWEEN 0 AND amount),
    CONSTRAINT commission_part_state CHECK (state IN ('frozen', 'available'))
);
CREATE INDEX commission_part_due ON commission_part (available_at) WHERE state = 'frozen';
CREATE INDEX commission_part_of_party ON commission_part (workspace, party_id, at);

-- Everything that changed what a party is owed and can be paid, in order. A run takes those that no run has.
CREATE TABLE commission_move (
    seq SERIAL_KEY,
    workspace TEXT NOT NULL,
    party_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    kind TEXT NOT NULL,
    amount BIGINT NOT NULL,
    order_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    run_id TEXT
);
CREATE INDEX commission_move_open ON commission_move (workspace, at) WHERE run_id IS NULL;
CREATE INDEX commission_move_of_party ON commission_move (workspace, party_id, seq);
CREATE INDEX commission_move_of_run ON commission_move (workspace, run_id, party_id, seq);

CREATE TABLE commission_run (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    until BIGINT NOT NULL,
    state TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    closed_at BIGINT,
    closed_by TEXT,
    PRIMARY KEY (workspace, id)
);
CREATE UNIQUE INDEX commission_run_by_name ON commission_run (workspace, name);

CREATE TABLE commission_statement (
    workspace TEXT NOT NULL,
    run_id TEXT NOT NULL,
    party_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    opening BIGINT NOT NULL,
    earned BIGINT NOT NULL,
    clawed BIGINT NOT NULL,
    paid BIGINT NOT NULL,
    closing BIGINT NOT NULL,
    PRIMARY KEY (workspace, run_id, party_id, currency),
    CONSTRAINT commission_statement_sums CHECK (closing = opening + earned - clawed - paid)
);
CREATE INDEX commission_statement_of_party ON commission_statement (workspace, party_id);

CREATE TABLE commission_withdrawal (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    party_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount BIGINT NOT NULL,
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    asked_by TEXT NOT NULL,
    approved_at BIGINT,
    approved_by TEXT,
    ended_at BIGINT,
    ended_by TEXT,
    reason TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT commission_withdrawal_state CHECK (state IN ('asked', 'approved', 'paid', 'refused', 'void')),
    CONSTRAINT commission_withdrawal_amount CHECK (amount > 0)
);
CREATE INDEX commission_withdrawal_by_state ON commission_withdrawal (workspace, state, asked_at);
CREATE INDEX commission_withdrawal_of_party ON commission_withdrawal (workspace, party_id);
