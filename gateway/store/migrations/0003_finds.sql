-- By what a case is found: keyed hashes of names and numbers, some of them cut short so that many words share one.

-- +goose Up
CREATE TABLE finds (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    tag     BYTEA NOT NULL,
    PRIMARY KEY (case_id, tag)
);
CREATE INDEX finds_tag ON finds (tag);

-- +goose Down
DROP TABLE finds;
