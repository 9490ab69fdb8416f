-- A voucher that its owner has given away, or means to: whoever opens the link first gets it. `token` cannot be guessed. Rows stay: they
-- are the history of the voucher.
CREATE TABLE promotions_gift (
    workspace TEXT NOT NULL,
    token TEXT NOT NULL,
    code TEXT NOT NULL,
    from_person TEXT NOT NULL,
    to_person TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    settled_at BIGINT,
    PRIMARY KEY (workspace, token),
    CONSTRAINT promotions_gift_state CHECK (state IN ('open', 'taken', 'withdrawn')),
    CONSTRAINT promotions_gift_taken CHECK ((state = 'taken') = (to_person <> '')),
    CONSTRAINT promotions_gift_self CHECK (to_person <> from_person OR to_person = '')
);
CREATE UNIQUE INDEX promotions_gift_open ON promotions_gift (workspace, code) WHERE state = 'open';
CREATE INDEX promotions_gift_of_code ON promotions_gift (workspace, code, created_at);
CREATE INDEX promotions_gift_of_giver ON promotions_gift (workspace, from_person);
CREATE INDEX promotions_gift_of_taker ON promotions_gift (workspace, to_person) WHERE to_person <> '';

-- A coupon given to everybody of a segment, a piece at a time, so it goes on where it stopped: `after_person` is the last one who was
-- looked at, in the order of their ids. `people` is how many there were at the start.
CREATE TABLE promotions_handout (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    promotion_id TEXT NOT NULL,
    segment TEXT NOT NULL,
    state TEXT NOT NULL,
    people BIGINT NOT NULL,
    given BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    withdrawn BIGINT NOT NULL,
    after_person TEXT NOT NULL,
    because TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    by_id TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT promotions_handout_state CHECK (state IN ('giving', 'given', 'stopped', 'withdrawing', 'withdrawn'))
);
CREATE INDEX promotions_handout_of_promotion ON promotions_handout (workspace, promotion_id, id);
CREATE INDEX promotions_handout_open ON promotions_handout (created_at) WHERE state IN ('giving', 'withdrawing');
