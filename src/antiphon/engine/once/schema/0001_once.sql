-- Which keys were used, by whom (the caller as the door knows them), for what, and what was answered (status 0: not kept yet).
CREATE TABLE once_key (
    caller TEXT NOT NULL,
    key TEXT NOT NULL,
    request TEXT NOT NULL,
    used_at BIGINT NOT NULL,
    status BIGINT NOT NULL DEFAULT 0,
    media TEXT NOT NULL DEFAULT '',
    body BYTES NOT NULL,
    PRIMARY KEY (caller, key)
) CLUSTERED;
CREATE INDEX once_key_used ON once_key (used_at);
