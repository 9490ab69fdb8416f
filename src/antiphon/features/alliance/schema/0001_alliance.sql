-- An agreement belongs to its members, not to one workspace: only here and in the tables below an id stands before a workspace.
CREATE TABLE alliance_agreement (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    terms TEXT NOT NULL,
    state TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    began_at BIGINT,
    ended_at BIGINT,
    ended_by TEXT,
    reason TEXT NOT NULL,
    CONSTRAINT alliance_agreement_state CHECK (state IN ('proposed', 'active', 'ended'))
);

CREATE TABLE alliance_member (
    workspace TEXT NOT NULL,
    agreement_id TEXT NOT NULL,
    accepted_at BIGINT,
    accepted_by TEXT,
    PRIMARY KEY (workspace, agreement_id)
);
CREATE INDEX alliance_member_of_agreement ON alliance_member (agreement_id, workspace);

-- Shown to the shopper in one shop, typed in at the other: consent on both sides. Used once, and not for long.
CREATE TABLE alliance_code (
    code TEXT NOT NULL PRIMARY KEY,
    agreement_id TEXT NOT NULL,
    workspace TEXT NOT NULL,
    person_id TEXT NOT NULL,
    consent_at BIGINT NOT NULL,
    until BIGINT NOT NULL
);

CREATE TABLE alliance_link (
    id TEXT NOT NULL PRIMARY KEY,
    agreement_id TEXT NOT NULL,
    first_workspace TEXT NOT NULL,
    first_person TEXT NOT NULL,
    first_consent_at BIGINT NOT NULL,
    second_workspace TEXT NOT NULL,
    second_person TEXT NOT NULL,
    second_consent_at BIGINT NOT NULL,
    ended_at BIGINT,
    CONSTRAINT alliance_link_between CHECK (first_workspace < second_workspace)
);
CREATE UNIQUE INDEX alliance_link_first ON alliance_link (agreement_id, first_workspace, first_person, second_workspace)
    WHERE ended_at IS NULL;
CREATE UNIQUE INDEX alliance_link_second ON alliance_link (agreement_id, second_workspace, second_person, first_workspace)
    WHERE ended_at IS NULL;

-- One exchange: a leg in each ledger, both signed with this id, in one transaction.
CREATE TABLE alliance_exchange (
    id TEXT NOT NULL PRIMARY KEY,
    agreement_id TEXT NOT NULL,
    link_id TEXT NOT NULL,
    key TEXT NOT NULL,
    from_workspace TEXT NOT NULL,
    from_person TEXT NOT NULL,
    given BIGINT NOT NULL,
    to_workspace TEXT NOT NULL,
    to_person TEXT NOT NULL,
    received BIGINT NOT NULL,
    day BIGINT NOT NULL,
    at BIGINT NOT NULL,
    clearing_id TEXT,
    CONSTRAINT alliance_exchange_amounts CHECK (given > 0 AND received > 0)
);
CREATE UNIQUE INDEX alliance_exchange_key ON alliance_exchange (link_id, key);
CREATE INDEX alliance_exchange_of_agreement ON alliance_exchange (agreement_id, at, id);
CREATE INDEX alliance_exchange_of_link ON alliance_exchange (link_id, day);
CREATE INDEX alliance_exchange_open ON alliance_exchange (agreement_id, at) WHERE clearing_id IS NULL;

CREATE TABLE alliance_clearing (
    id TEXT NOT NULL PRIMARY KEY,
    agreement_id TEXT NOT NULL,
    until BIGINT NOT NULL,
    state TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    confirmed_at BIGINT,
    confirmed_by TEXT
);
CREATE INDEX alliance_clearing_of_agreement ON alliance_clearing (agreement_id, made_at, id);

CREATE TABLE alliance_net (
    clearing_id TEXT NOT NULL,
    workspace TEXT NOT NULL,
    given BIGINT NOT NULL,
    received BIGINT NOT NULL,
    owes BIGINT NOT NULL,
    PRIMARY KEY (clearing_id, workspace)
);
