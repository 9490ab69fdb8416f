-- Points held or paid for an order. `ref` is the hold's name in the ledger; an order may try again after a hold was given back.
CREATE TABLE points_checkout (
    workspace TEXT NOT NULL,
    ref TEXT NOT NULL,
    order_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    wallet TEXT NOT NULL,
    points BIGINT NOT NULL,
    off_minor BIGINT NOT NULL,
    lines TEXT NOT NULL,
    state TEXT NOT NULL,
    until BIGINT NOT NULL,
    given_back BIGINT NOT NULL,
    at BIGINT NOT NULL,
    resolved_at BIGINT,
    PRIMARY KEY (workspace, ref),
    CONSTRAINT points_checkout_state CHECK (state IN ('open', 'posted', 'voided', 'expired')),
    CONSTRAINT points_checkout_back CHECK (points > 0 AND given_back BETWEEN 0 AND points)
);
CREATE UNIQUE INDEX points_checkout_of_order ON points_checkout (workspace, order_id) WHERE state IN ('open', 'posted');
CREATE INDEX points_checkout_of_person ON points_checkout (workspace, person_id, at);

-- What the points shop offers. `body` is the item in JSON; what is left of it is the ledger's (holder points_item:<id>).
CREATE TABLE points_item (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    revision BIGINT NOT NULL,
    body TEXT NOT NULL,
    place BIGINT NOT NULL,
    ends_at BIGINT,
    created_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT points_item_state CHECK (state IN ('draft', 'live', 'paused', 'succeeded', 'failed', 'archived'))
);
CREATE INDEX points_item_ends ON points_item (ends_at) WHERE kind = 'pledge' AND (state = 'live' OR state = 'paused');
CREATE INDEX points_item_judged ON points_item (workspace, id) WHERE kind = 'pledge' AND (state = 'succeeded' OR state = 'failed');

-- One exchange: points against an item. `key` is the caller's idempotency key.
CREATE TABLE points_exchange (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    key TEXT NOT NULL,
    item_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    person_id TEXT NOT NULL,
    wallet TEXT NOT NULL,
    pieces BIGINT NOT NULL,
    points BIGINT NOT NULL,
    state TEXT NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT points_exchange_state CHECK (state IN ('open', 'sent', 'done', 'pledged', 'returned')),
    CONSTRAINT points_exchange_amounts CHECK (pieces > 0 AND points >= 0)
);
CREATE UNIQUE INDEX points_exchange_key ON points_exchange (workspace, key);
CREATE INDEX points_exchange_of_item ON points_exchange (workspace, item_id, id);
CREATE INDEX points_exchange_pledged ON points_exchange (workspace, item_id) WHERE state = 'pledged';
CREATE INDEX points_exchange_of_person ON points_exchange (workspace, person_id, id);
