-- `revision` is a new id at every change of the workspace's ladders. `growth_seq`: the last transfer of growth that was counted.
CREATE TABLE membership_workspace (
    workspace TEXT NOT NULL PRIMARY KEY,
    revision TEXT NOT NULL,
    growth_seq BIGINT NOT NULL,
    counted_on BIGINT NOT NULL
);

-- What operators said (JSON), and the job that applies it. `filled_from`: the day from which on every stored event was counted.
CREATE TABLE membership_ladder (
    workspace TEXT NOT NULL,
    key TEXT NOT NULL,
    position BIGINT NOT NULL,
    rules TEXT NOT NULL,
    revision TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    filled_from BIGINT NOT NULL,
    job_state TEXT NOT NULL,
    job_lower BIGINT NOT NULL,
    job_after TEXT NOT NULL,
    job_done BIGINT NOT NULL,
    job_total BIGINT NOT NULL,
    PRIMARY KEY (workspace, key)
);

-- One person on one ladder. `due_at`: when time alone changes something next. The sums are of the window as of the last judgement.
CREATE TABLE membership_standing (
    workspace TEXT NOT NULL,
    person_id TEXT NOT NULL,
    ladder TEXT NOT NULL,
    tier TEXT NOT NULL,
    rank BIGINT NOT NULL,
    since_at BIGINT NOT NULL,
    until_at BIGINT,
    due_at BIGINT,
    revision TEXT NOT NULL,
    spend_minor BIGINT NOT NULL,
    orders BIGINT NOT NULL,
    growth BIGINT NOT NULL,
    memory BYTES NOT NULL,
    PRIMARY KEY (workspace, person_id, ladder)
);
CREATE INDEX membership_standing_due ON membership_standing (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX membership_standing_rank ON membership_standing (workspace, ladder, rank, person_id);

-- Every change with its reason; never deleted. After a merge it is the history of the one who goes on.
CREATE TABLE membership_change (
    seq SERIAL_KEY,
    workspace TEXT NOT NULL,
    ladder TEXT NOT NULL,
    person_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    from_tier TEXT NOT NULL,
    to_tier TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    by_id TEXT NOT NULL
);
CREATE INDEX membership_change_person ON membership_change (workspace, person_id, seq);
CREATE INDEX membership_change_ladder ON membership_change (workspace, ladder, seq);

-- How many people were in each tier at the end of a day. `recast`: counted later, by the rules of today over the facts of that day.
CREATE TABLE membership_census (
    workspace TEXT NOT NULL,
    ladder TEXT NOT NULL,
    day BIGINT NOT NULL,
    tier TEXT NOT NULL,
    people BIGINT NOT NULL,
    recast BIGINT NOT NULL,
    PRIMARY KEY (workspace, ladder, day, tier)
) CLUSTERED;
