-- A promise of the shop's. `body` is what the operator wrote (JSON of a PromotionDraft); `revision` grows with every change of it, and
-- each use names the revision it was priced by. `code` is the one code that everybody may type in, in its searched form.
CREATE TABLE promotions_promotion (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    key TEXT NOT NULL,
    state TEXT NOT NULL,
    revision BIGINT NOT NULL,
    body TEXT NOT NULL,
    code TEXT,
    measure TEXT NOT NULL,
    starts_at BIGINT,
    ends_at BIGINT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    launched_at BIGINT,
    ended_at BIGINT,
    PRIMARY KEY (workspace, id),
    CONSTRAINT promotions_promotion_state CHECK (state IN ('draft', 'live', 'paused', 'ended'))
);
CREATE UNIQUE INDEX promotions_promotion_key ON promotions_promotion (workspace, key);
CREATE UNIQUE INDEX promotions_promotion_code ON promotions_promotion (workspace, code) WHERE code IS NOT NULL AND state <> 'ended';

CREATE TABLE promotions_revision (
    workspace TEXT NOT NULL,
    promotion_id TEXT NOT NULL,
    revision BIGINT NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_id TEXT NOT NULL,
    PRIMARY KEY (workspace, promotion_id, revision)
);

-- Grows with every change of any promotion of a workspace: whoever keeps them in memory looks here first.
CREATE TABLE promotions_head (
    workspace TEXT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL
);

-- One issued promise. The code is its name: nobody can guess one. `person_id` is empty while it belongs to whoever types it in.
-- `version` grows with every change, and a writer that did not see the last one is refused by NOT NULL (see store_uses.py).
CREATE TABLE promotions_voucher (
    workspace TEXT NOT NULL,
    code TEXT NOT NULL,
    promotion_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    state TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT,
    issued_at BIGINT NOT NULL,
    claimed_at BIGINT,
    batch_id TEXT,
    source TEXT,
    because TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (workspace, code),
    CONSTRAINT promotions_voucher_state CHECK (state IN ('open', 'reserved', 'redeemed', 'expired', 'withdrawn'))
) CLUSTERED;
CREATE INDEX promotions_voucher_of_person ON promotions_voucher (workspace, person_id, issued_at) WHERE person_id <> '';
CREATE INDEX promotions_voucher_of_batch ON promotions_voucher (workspace, batch_id, code) WHERE batch_id IS NOT NULL;
CREATE UNIQUE INDEX promotions_voucher_of_source ON promotions_voucher (workspace, promotion_id, source) WHERE source IS NOT NULL;
CREATE INDEX promotions_voucher_due ON promotions_voucher (until_at) WHERE state = 'open' AND person_id <> '';

-- A run of bulk codes: made a piece at a time, so it survives a restart where it stopped.
CREATE TABLE promotions_batch (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    promotion_id TEXT NOT NULL,
    wanted BIGINT NOT NULL,
    made BIGINT NOT NULL,
    prefix TEXT NOT NULL,
    letters BIGINT NOT NULL,
    until_at BIGINT,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    by_id TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT promotions_batch_made CHECK (made BETWEEN 0 AND wanted)
);
CREATE INDEX promotions_batch_of_promotion ON promotions_batch (workspace, promotion_id, id);
CREATE INDEX promotions_batch_open ON promotions_batch (created_at) WHERE finished_at IS NULL;

-- One cart that goes to be paid. All its uses live and end together; `version` as with vouchers.
CREATE TABLE promotions_checkout (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    state TEXT NOT NULL,
    asked TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    order_id TEXT,
    currency TEXT NOT NULL,
    total_minor BIGINT NOT NULL,
    discount_minor BIGINT NOT NULL,
    cart TEXT NOT NULL,
    answer TEXT NOT NULL,
    refunds TEXT NOT NULL,
    until_at BIGINT NOT NULL,
    reserved_at BIGINT NOT NULL,
    settled_at BIGINT,
    because TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT promotions_checkout_state CHECK (state IN ('reserved', 'redeemed', 'released', 'expired', 'returned'))
);
CREATE UNIQUE INDEX promotions_checkout_of_order ON promotions_checkout (workspace, order_id) WHERE order_id IS NOT NULL;
CREATE INDEX promotions_checkout_due ON promotions_checkout (until_at) WHERE state = 'reserved';

-- One use of one promise in one checkout. `code` is empty when nobody had to say one. `refused`: an order told us of a use that could not be.
CREATE TABLE promotions_use (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    checkout_id TEXT NOT NULL,
    promotion_id TEXT NOT NULL,
    revision BIGINT NOT NULL,
    code TEXT NOT NULL,
    person_id TEXT NOT NULL,
    state TEXT NOT NULL,
    discount_minor BIGINT NOT NULL,
    counted TEXT NOT NULL,
    day BIGINT NOT NULL,
    charge TEXT NOT NULL,
    reserved_at BIGINT NOT NULL,
    redeemed_at BIGINT,
    settled_at BIGINT,
    because TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT promotions_use_state CHECK (state IN ('reserved', 'redeemed', 'released', 'expired', 'returned', 'refused')),
    CONSTRAINT promotions_use_discount CHECK (discount_minor BETWEEN 0 AND 9007199254740991)
);
CREATE INDEX promotions_use_of_checkout ON promotions_use (workspace, checkout_id);
CREATE INDEX promotions_use_of_promotion ON promotions_use (workspace, promotion_id, id);
CREATE INDEX promotions_use_of_code ON promotions_use (workspace, code, id) WHERE code <> '';
CREATE INDEX promotions_use_of_person ON promotions_use (workspace, person_id, id) WHERE person_id <> '';

-- How often a limit has been used up, and how high it may go. `person_id` is empty for limits on everybody together,
-- `day` is days since 1970 in the workspace's zone or 0 for ever. The CHECK has the last word about every limit.
CREATE TABLE promotions_tally (
    workspace TEXT NOT NULL,
    promotion_id TEXT NOT NULL,
    what TEXT NOT NULL,
    person_id TEXT NOT NULL,
    day BIGINT NOT NULL,
    count BIGINT NOT NULL,
    cap BIGINT NOT NULL,
    PRIMARY KEY (workspace, promotion_id, what, person_id, day),
    CONSTRAINT promotions_tally_within CHECK (count BETWEEN 0 AND cap)
) CLUSTERED;
CREATE INDEX promotions_tally_of_person ON promotions_tally (workspace, person_id) WHERE person_id <> '';

-- What happened to a promotion on a day, in sums: what the list and the chart show.
CREATE TABLE promotions_day (
    workspace TEXT NOT NULL,
    promotion_id TEXT NOT NULL,
    day BIGINT NOT NULL,
    issued BIGINT NOT NULL,
    reserved BIGINT NOT NULL,
    redeemed BIGINT NOT NULL,
    given_back BIGINT NOT NULL,
    returned BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    discount_minor BIGINT NOT NULL,
    PRIMARY KEY (workspace, promotion_id, day)
) CLUSTERED;

-- How a workspace calculates: order, rounding, taxes, groups (JSON of pricing Settings).
CREATE TABLE promotions_settings (
    workspace TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL,
    revision BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    by_id TEXT NOT NULL
);
