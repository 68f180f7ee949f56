-- What the stages of a restoration before its last one made, for jobs whose owner asked to see it.
CREATE TABLE job_stage (
    -- Goes with its job.
    job_id uuid NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    number integer NOT NULL CHECK (number >= 0),
    name   text NOT NULL,
    sha256 text NOT NULL,
    bytes  bigint NOT NULL CHECK (bytes > 0),
    width  integer NOT NULL CHECK (width > 0),
    height integer NOT NULL CHECK (height > 0),
    PRIMARY KEY (job_id, number),
    UNIQUE (job_id, name)
);
CREATE INDEX job_stage_bytes ON job_stage (sha256);
