-- A file on its way in, sent in as many requests as the connection breaks it into (tus 1.0).
CREATE TABLE upload (
    id         uuid PRIMARY KEY,
    owner_id   uuid NOT NULL REFERENCES person (id),
    -- What the sender calls this upload: creating it again after a lost answer finds the first one.
    key        text,
    length     bigint NOT NULL CHECK (length > 0),
    -- Bytes that are on the disk for good: the offset to go on from.
    received   bigint NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND length),
    -- Who may write: each request takes the next number, and only the latest one's bytes count.
    fence      integer NOT NULL DEFAULT 0,
    state      text NOT NULL CHECK (state IN ('RECEIVING', 'RECEIVED', 'TAKING', 'TAKEN', 'REFUSED')),
    metadata   jsonb NOT NULL,
    outcome    jsonb,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,

    -- Nothing is taken that is not wholly here.
    CONSTRAINT upload_is_whole_when_received CHECK (state = 'RECEIVING' OR received = length),
    CONSTRAINT upload_ended_has_an_outcome CHECK ((state IN ('TAKEN', 'REFUSED')) = (outcome IS NOT NULL)),
    CONSTRAINT upload_is_created_once UNIQUE (owner_id, key)
);
CREATE INDEX upload_of_owner ON upload (owner_id) WHERE state = 'RECEIVING';
CREATE INDEX upload_expires ON upload (expires_at);

-- What one request brought: the first so many bytes of a file of its own, which nobody else ever writes.
CREATE TABLE upload_part (
    upload_id uuid NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
    start     bigint NOT NULL CHECK (start >= 0),
    bytes     bigint NOT NULL CHECK (bytes > 0),
    fence     integer NOT NULL,
    PRIMARY KEY (upload_id, start)
);

-- Where a photo lay in the folders that were sent; '' is no folder.
ALTER TABLE photo ADD COLUMN folder text NOT NULL DEFAULT '';
ALTER TABLE job ADD COLUMN folder text NOT NULL DEFAULT '';

-- The same bytes of the same person are one photo: jobs of later copies go to the first one.
CREATE TEMPORARY TABLE twin ON COMMIT DROP AS
SELECT id, first_value(id) OVER (PARTITION BY owner_id, sha256 ORDER BY created_at, id) AS first
  FROM photo WHERE deleted_at IS NULL;
UPDATE job SET photo_id = twin.first FROM twin WHERE job.photo_id = twin.id AND twin.id <> twin.first;
UPDATE photo SET deleted_at = now() FROM twin WHERE photo.id = twin.id AND twin.id <> twin.first;
CREATE UNIQUE INDEX photo_once ON photo (owner_id, sha256) WHERE deleted_at IS NULL;
