-- One row for each gift of goods: a transfer of `prize:<name>` into somebody's purse. While it waits for an address the units stay in the purse;
-- from then until they are shipped the ledger has them at `delivery:<id>`.
CREATE TABLE deliveries_delivery (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    gift BIGINT NOT NULL,
    person_id TEXT NOT NULL,
    asset TEXT NOT NULL,
    pieces BIGINT NOT NULL,
    name TEXT NOT NULL,
    origin TEXT NOT NULL,
    decision_id TEXT NOT NULL,
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    address BYTES,
    carrier TEXT NOT NULL,
    tracking TEXT NOT NULL,
    deadline BIGINT,
    told_at BIGINT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    ended_at BIGINT,
    changes BIGINT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT deliveries_delivery_state CHECK (state IN ('waiting', 'ready', 'packed', 'shipped', 'delivered', 'returned', 'cancelled')),
    CONSTRAINT deliveries_delivery_pieces CHECK (pieces > 0),
    CONSTRAINT deliveries_delivery_addressed CHECK (address IS NOT NULL OR state NOT IN ('ready', 'packed')),
    CONSTRAINT deliveries_delivery_tracked CHECK (state <> 'shipped' OR carrier <> '')
);
CREATE UNIQUE INDEX deliveries_delivery_gift ON deliveries_delivery (workspace, gift);
CREATE INDEX deliveries_delivery_of_person ON deliveries_delivery (workspace, person_id, id);
CREATE INDEX deliveries_delivery_in_state ON deliveries_delivery (workspace, state, changed_at, id);
CREATE INDEX deliveries_delivery_due ON deliveries_delivery (deadline) WHERE state = 'waiting' AND deadline IS NOT NULL;
CREATE INDEX deliveries_delivery_ended ON deliveries_delivery (workspace, ended_at) WHERE address IS NOT NULL AND ended_at IS NOT NULL;

-- Every change, who made it and when. Never changed or deleted; holds nothing of an address.
CREATE TABLE deliveries_change (
    workspace TEXT NOT NULL,
    delivery_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    turn TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    by_id TEXT NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace, delivery_id, number)
);

-- The address that a person asked us to keep for next time.
CREATE TABLE deliveries_remembered (
    workspace TEXT NOT NULL,
    person_id TEXT NOT NULL,
    address BYTES NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace, person_id)
);
CREATE INDEX deliveries_remembered_since ON deliveries_remembered (workspace, at);

CREATE TABLE deliveries_settings (
    workspace TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
);

-- Up to which transfer gifts have been looked through.
CREATE TABLE deliveries_place (
    workspace TEXT NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL
);
