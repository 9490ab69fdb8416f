-- `due_at`: when time alone next changes what this account may spend (a lot runs out, pending points arrive, a debt can be paid).
-- `debt`: a copy of what the holder owes of this asset, so that a Book needs no second account to know what may leave.
-- `rules`: only on the world's account of an asset, which every Book reads anyway: how long what is given lasts.
ALTER TABLE ledger_account ADD COLUMN due_at BIGINT;
ALTER TABLE ledger_account ADD COLUMN debt BIGINT NOT NULL DEFAULT 0 CHECK (debt >= 0);
ALTER TABLE ledger_account ADD COLUMN rules TEXT;
CREATE INDEX ledger_account_due ON ledger_account (due_at) WHERE due_at IS NOT NULL;

-- Transfers with a lot moved units of that lot. The others are matched to lots late, into ledger_lot_use.
ALTER TABLE ledger_transfer ADD COLUMN lot TEXT;

-- Accounts whose units are kept in lots, and the last transfer that was matched.
CREATE TABLE ledger_purse (
    id TEXT NOT NULL PRIMARY KEY,
    workspace TEXT NOT NULL,
    holder TEXT NOT NULL,
    asset TEXT NOT NULL,
    matched_seq BIGINT NOT NULL,
    active_at BIGINT NOT NULL
) CLUSTERED;
CREATE INDEX ledger_purse_of_holder ON ledger_purse (workspace, holder);

CREATE TABLE ledger_lot (
    id TEXT NOT NULL PRIMARY KEY,
    workspace TEXT NOT NULL,
    account TEXT NOT NULL,
    asset TEXT NOT NULL,
    ref TEXT,
    parent TEXT,
    given BIGINT NOT NULL,
    used BIGINT NOT NULL,
    expired BIGINT NOT NULL,
    taken BIGINT NOT NULL,
    claimed BIGINT NOT NULL,
    gone BIGINT NOT NULL,
    remaining BIGINT NOT NULL,
    given_at BIGINT NOT NULL,
    available_at BIGINT,
    expires_at BIGINT,
    CONSTRAINT ledger_lot_sums CHECK (remaining = given - used - expired - taken),
    CONSTRAINT ledger_lot_bounds CHECK (given > 0 AND used >= 0 AND expired >= 0 AND taken >= 0 AND remaining >= 0
        AND claimed BETWEEN 0 AND given AND gone BETWEEN 0 AND expired)
) CLUSTERED;
CREATE INDEX ledger_lot_of_account ON ledger_lot (account) WHERE remaining > 0;
CREATE UNIQUE INDEX ledger_lot_of_ref ON ledger_lot (workspace, asset, ref) WHERE ref IS NOT NULL;
CREATE INDEX ledger_lot_expiring ON ledger_lot (workspace, asset, expires_at);

-- What a transfer without a lot took from which lots, and how much of it was given back.
CREATE TABLE ledger_lot_use (
    workspace TEXT NOT NULL,
    seq BIGINT NOT NULL,
    lot TEXT NOT NULL,
    amount BIGINT NOT NULL,
    returned BIGINT NOT NULL,
    PRIMARY KEY (workspace, seq, lot),
    CONSTRAINT ledger_lot_use_bounds CHECK (amount > 0 AND returned BETWEEN 0 AND amount)
) CLUSTERED;
CREATE INDEX ledger_lot_use_of_lot ON ledger_lot_use (lot);

-- Who became whom, for lots that were used up before a merge and are refilled after it.
CREATE TABLE ledger_merged (
    workspace TEXT NOT NULL,
    old_holder TEXT NOT NULL,
    new_holder TEXT NOT NULL,
    PRIMARY KEY (workspace, old_holder)
) CLUSTERED;
