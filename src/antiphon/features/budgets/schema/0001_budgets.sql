-- What an operator decided about a budget. What is left and what was spent are balances of the ledger, not columns here.
CREATE TABLE budgets_budget (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    revision BIGINT NOT NULL,
    name TEXT NOT NULL,
    campaign TEXT NOT NULL,
    measure TEXT NOT NULL,
    currency TEXT NOT NULL,
    unit_cost_minor BIGINT NOT NULL,
    state TEXT NOT NULL,
    stopped_because TEXT,
    terms TEXT NOT NULL,
    starts_at BIGINT,
    ends_at BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT budgets_budget_measure CHECK (measure IN ('money', 'units')),
    CONSTRAINT budgets_budget_state CHECK ((state = 'running') = (stopped_because IS NULL))
);
CREATE INDEX budgets_budget_of_campaign ON budgets_budget (workspace, campaign);

-- How much of a limit's account was ever put in. A second process that opens the same account at the same moment meets the key.
CREATE TABLE budgets_limit (
    workspace TEXT NOT NULL,
    holder TEXT NOT NULL,
    budget_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    opened BIGINT NOT NULL,
    PRIMARY KEY (workspace, holder)
);
CREATE INDEX budgets_limit_of_person ON budgets_limit (workspace, person_id) WHERE person_id <> '';

-- One spend, for good. `limits` names the accounts beside the budget's own that it was counted in.
CREATE TABLE budgets_charge (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    budget_id TEXT NOT NULL,
    amount BIGINT NOT NULL,
    returned BIGINT NOT NULL,
    cost_minor BIGINT NOT NULL,
    at BIGINT NOT NULL,
    person_id TEXT NOT NULL,
    reward TEXT NOT NULL,
    channel TEXT NOT NULL,
    decision_id TEXT NOT NULL,
    limits TEXT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT budgets_charge_amount CHECK (amount > 0 AND returned BETWEEN 0 AND amount)
);
CREATE INDEX budgets_charge_of_budget ON budgets_charge (workspace, budget_id, at, id);
CREATE INDEX budgets_charge_of_person ON budgets_charge (workspace, person_id) WHERE person_id <> '';

CREATE TABLE budgets_return (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    charge_id TEXT NOT NULL,
    amount BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace, id),
    CONSTRAINT budgets_return_amount CHECK (amount > 0)
);
CREATE INDEX budgets_return_of_charge ON budgets_return (workspace, charge_id);

-- Spent and given back by the minute: the burn-down, the breaker's window and the cost of a campaign.
CREATE TABLE budgets_minute (
    workspace TEXT NOT NULL,
    budget_id TEXT NOT NULL,
    minute BIGINT NOT NULL,
    charged BIGINT NOT NULL,
    returned BIGINT NOT NULL,
    cost_minor BIGINT NOT NULL,
    charges BIGINT NOT NULL,
    PRIMARY KEY (workspace, budget_id, minute)
) CLUSTERED;

-- A threshold is told once for each amount that was ever given to the budget.
CREATE TABLE budgets_alert (
    workspace TEXT NOT NULL,
    budget_id TEXT NOT NULL,
    percent BIGINT NOT NULL,
    given BIGINT NOT NULL,
    spent BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace, budget_id, percent, given)
);

CREATE TABLE budgets_change (
    seq SERIAL_KEY,
    workspace TEXT NOT NULL,
    budget_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    kind TEXT NOT NULL,
    amount BIGINT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX budgets_change_of_budget ON budgets_change (workspace, budget_id, seq);
