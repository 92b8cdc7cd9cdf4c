-- The queue's own tables are River's, and hold a ticket for each job and nothing else of it. What a ticket stands for
-- is here, and goes with its case. A job of one kind and key is taken in once for ever.

-- +goose Up
DROP TABLE jobs;
CREATE TABLE jobs (
    ticket  TEXT PRIMARY KEY,
    kind    TEXT NOT NULL,
    key     TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    UNIQUE (kind, key)
);
CREATE INDEX jobs_case ON jobs (case_id);

-- +goose Down
DROP TABLE jobs;
