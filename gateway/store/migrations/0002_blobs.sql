-- The sealed bytes of an exhibit lie under a name among the blobs; of older exhibits still in bytes. Then blob is ''.

-- +goose Up
ALTER TABLE exhibits ADD COLUMN blob TEXT NOT NULL DEFAULT '';
CREATE INDEX exhibits_blob ON exhibits (blob) WHERE blob <> '';

-- +goose Down
DROP INDEX exhibits_blob;
ALTER TABLE exhibits DROP COLUMN blob;
