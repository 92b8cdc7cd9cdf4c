-- Portable: SQLite takes BYTEA, BIGINT and BOOLEAN as they stand. Times are microseconds since 1970, UTC.
-- What is called sealed holds health data under the key of its case; wrapped is that key under the operator's key.
-- A tag is a keyed hash of a name: it tells rows apart and gives nothing away.

-- +goose Up
CREATE TABLE seal (
    name   TEXT PRIMARY KEY,
    sealed BYTEA NOT NULL
);

CREATE TABLE cases (
    id      TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    created BIGINT NOT NULL,
    kept    BOOLEAN NOT NULL,
    wrapped BYTEA NOT NULL
);
CREATE INDEX cases_created ON cases (created) WHERE NOT kept;

CREATE TABLE facts (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    seq     BIGINT NOT NULL,
    version BIGINT NOT NULL, -- the first version of the case that held it
    tag     BYTEA NOT NULL,
    sealed  BYTEA NOT NULL,
    PRIMARY KEY (case_id, seq),
    UNIQUE (case_id, tag)
);

CREATE TABLE exhibits (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    seq     BIGINT NOT NULL,
    version BIGINT NOT NULL,
    tag     BYTEA NOT NULL,
    head    BYTEA NOT NULL, -- sealed: name and kind
    bytes   BYTEA NOT NULL, -- sealed
    PRIMARY KEY (case_id, seq),
    UNIQUE (case_id, tag)
);

CREATE TABLE readings (
    case_id TEXT NOT NULL,
    exhibit BIGINT NOT NULL,
    version BIGINT NOT NULL,
    sealed  BYTEA NOT NULL,
    PRIMARY KEY (case_id, exhibit, version),
    FOREIGN KEY (case_id, exhibit) REFERENCES exhibits (case_id, seq) ON DELETE CASCADE
);

-- An act outlives its case as a bare key and state, since what was done must never be done again.
CREATE TABLE acts (
    key     TEXT PRIMARY KEY,
    case_id TEXT REFERENCES cases (id) ON DELETE SET NULL,
    kind    TEXT NOT NULL,
    state   TEXT NOT NULL,
    at      BIGINT NOT NULL,
    sealed  BYTEA -- who, the provider's reference, on which facts; nothing once the case is erased
);
CREATE INDEX acts_case ON acts (case_id);
CREATE INDEX acts_state ON acts (state, at);

CREATE TABLE jobs (
    kind    TEXT NOT NULL,
    key     TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    state   TEXT NOT NULL, -- waiting claimed done
    at      BIGINT NOT NULL, -- of the last change of state
    PRIMARY KEY (kind, key)
);
CREATE INDEX jobs_case ON jobs (case_id);
CREATE INDEX jobs_state ON jobs (state, at);

CREATE TABLE looks (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    seq     BIGINT NOT NULL,
    at      BIGINT NOT NULL,
    sealed  BYTEA NOT NULL,
    PRIMARY KEY (case_id, seq)
);

-- +goose Down
DROP TABLE looks;
DROP TABLE jobs;
DROP TABLE acts;
DROP TABLE readings;
DROP TABLE exhibits;
DROP TABLE facts;
DROP TABLE cases;
DROP TABLE seal;
