-- `id` is workspace, holder and asset joined by the unit separator: one short key to find and lock many accounts with one statement.
-- The proposed row of an upsert carries changes, not balances, so it comes without a floor; see store.py.
CREATE TABLE ledger_account (
    id TEXT NOT NULL PRIMARY KEY,
    workspace TEXT NOT NULL,
    holder TEXT NOT NULL,
    asset TEXT NOT NULL,
    balance BIGINT NOT NULL,
    held BIGINT NOT NULL,
    credited BIGINT NOT NULL,
    floor BIGINT,
    CONSTRAINT ledger_account_floor CHECK (floor IS NULL OR (held >= 0 AND balance - held >= floor)),
    CONSTRAINT ledger_account_bounds CHECK (balance BETWEEN -9007199254740991 AND 9007199254740991
        AND held BETWEEN -9007199254740991 AND 9007199254740991
        AND credited BETWEEN 0 AND 4611686018427387904)
) CLUSTERED;
CREATE INDEX ledger_account_of_holder ON ledger_account (workspace, holder, asset);
CREATE INDEX ledger_account_of_asset ON ledger_account (workspace, asset, holder);

-- `seq` is handed out while the accounts are locked, so within one account it is the order in which things happened.
CREATE TABLE ledger_transfer (
    seq SERIAL_KEY,
    workspace TEXT NOT NULL,
    asset TEXT NOT NULL,
    amount BIGINT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    hold TEXT,
    decision_id TEXT NOT NULL,
    because TEXT NOT NULL,
    at BIGINT NOT NULL,
    CONSTRAINT ledger_transfer_amount CHECK (amount BETWEEN 1 AND 9007199254740991),
    CONSTRAINT ledger_transfer_moves CHECK (source <> target)
);
CREATE INDEX ledger_transfer_from ON ledger_transfer (workspace, source, seq);
CREATE INDEX ledger_transfer_to ON ledger_transfer (workspace, target, seq);
CREATE INDEX ledger_transfer_of_asset ON ledger_transfer (workspace, asset, seq);
CREATE INDEX ledger_transfer_of_decision ON ledger_transfer (workspace, decision_id, seq);
CREATE UNIQUE INDEX ledger_transfer_of_hold ON ledger_transfer (workspace, hold) WHERE hold IS NOT NULL;

CREATE TABLE ledger_hold (
    workspace TEXT NOT NULL,
    name TEXT NOT NULL,
    asset TEXT NOT NULL,
    amount BIGINT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    until BIGINT NOT NULL,
    decision_id TEXT NOT NULL,
    because TEXT NOT NULL,
    at BIGINT NOT NULL,
    state TEXT NOT NULL,
    posted BIGINT NOT NULL,
    resolved_by TEXT,
    resolved_at BIGINT,
    PRIMARY KEY (workspace, name),
    CONSTRAINT ledger_hold_state CHECK (state IN ('open', 'posted', 'voided', 'expired')),
    CONSTRAINT ledger_hold_amount CHECK (amount BETWEEN 1 AND 9007199254740991 AND posted BETWEEN 0 AND amount),
    CONSTRAINT ledger_hold_posted CHECK ((state = 'posted') = (posted > 0))
);
CREATE INDEX ledger_hold_due ON ledger_hold (until) WHERE state = 'open';
CREATE INDEX ledger_hold_from ON ledger_hold (workspace, source) WHERE state = 'open';
CREATE INDEX ledger_hold_to ON ledger_hold (workspace, target) WHERE state = 'open';
