-- `id` cannot be guessed: whoever has it may look. `whole` and `small` name files by their content; several pictures may share one.
CREATE TABLE pictures_picture (
    id TEXT NOT NULL PRIMARY KEY,
    workspace TEXT NOT NULL,
    person_id TEXT NOT NULL,
    whole TEXT NOT NULL,
    small TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    at BIGINT NOT NULL,
    used_at BIGINT,
    hidden_at BIGINT,
    hidden_by TEXT NOT NULL
);
CREATE INDEX pictures_picture_of_person ON pictures_picture (workspace, person_id, at);
CREATE INDEX pictures_picture_lately ON pictures_picture (workspace, at, id);
CREATE INDEX pictures_picture_whole ON pictures_picture (whole);
CREATE INDEX pictures_picture_small ON pictures_picture (small);
CREATE INDEX pictures_picture_unused ON pictures_picture (at) WHERE used_at IS NULL;
