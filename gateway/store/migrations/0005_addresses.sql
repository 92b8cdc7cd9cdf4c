-- From here on cases.id, and every case_id, is a keyed hash of the address of a case, and what stood in jobs.key is
-- sealed: the address opens a case on the web, so who reads the tables must not find it there. Older rows stay as they are.

-- +goose Up
DROP TABLE jobs;
CREATE TABLE jobs (
    ticket  TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    kind    TEXT NOT NULL,
    tag     BYTEA NOT NULL UNIQUE, -- of kind and key
    sealed  BYTEA NOT NULL         -- the key
);
CREATE INDEX jobs_case ON jobs (case_id);

-- +goose Down
DROP TABLE jobs;
