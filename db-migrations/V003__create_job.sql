-- A restoration's life. The row is the truth; whatever a scheduler believes, one guarded UPDATE of this row decides.
CREATE TABLE job (
    id               uuid PRIMARY KEY,
    person_id        uuid NOT NULL REFERENCES person (id),
    photo_id         uuid NOT NULL REFERENCES photo (id),
    photo_name       text NOT NULL,
    megapixels       double precision NOT NULL CHECK (megapixels > 0),
    pipeline         text NOT NULL,
    priority         integer NOT NULL DEFAULT 0 CHECK (priority BETWEEN 0 AND 9),
    options          jsonb NOT NULL DEFAULT '{}',
    pool             text NOT NULL,
    state            text NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    -- Fair order, in virtual milliseconds: cost is the expected work, tag the fair finish, rank the tag less the head start.
    cost             bigint NOT NULL CHECK (cost > 0),
    tag              bigint NOT NULL,
    rank             bigint NOT NULL CHECK (rank <= tag),
    -- The fencing token: it only grows, and every write of a running attempt names it.
    attempt          integer NOT NULL DEFAULT 0 CHECK (attempt >= 0),
    progress         double precision NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1),
    stage            text,
    node             text,
    device           text,
    heartbeat        timestamptz,
    queued_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    started_at       timestamptz,
    finished_at      timestamptz,
    changed_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    cancel_requested boolean NOT NULL DEFAULT false,
    lost_workers     integer NOT NULL DEFAULT 0 CHECK (lost_workers >= 0),
    error            text,
    result_sha256    text,
    result_bytes     bigint,
    result_format    text,
    result_file_name text,
    provenance       jsonb,
    predecessor      uuid REFERENCES job (id),

    -- A running attempt always has a worker that can be found lost.
    CONSTRAINT job_running_has_a_worker
        CHECK (state <> 'RUNNING' OR (node IS NOT NULL AND device IS NOT NULL AND heartbeat IS NOT NULL AND started_at IS NOT NULL)),
    -- Exactly the done jobs have a result, and a result is never partly there.
    CONSTRAINT job_done_has_a_result
        CHECK ((state = 'DONE') = (result_sha256 IS NOT NULL)
            AND num_nulls(result_sha256, result_bytes, result_format, result_file_name, provenance) IN (0, 5)),
    -- A failure always says why, and nothing else carries an error.
    CONSTRAINT job_failed_says_why CHECK ((state = 'FAILED') = (error IS NOT NULL)),
    -- Exactly the ended jobs have an end.
    CONSTRAINT job_ended_has_an_end CHECK ((state IN ('DONE', 'FAILED', 'CANCELLED')) = (finished_at IS NOT NULL)),
    -- A job is retried once; a second retry finds the first one's successor.
    CONSTRAINT job_has_one_successor UNIQUE (predecessor)
);

CREATE INDEX job_newest ON job (person_id, queued_at DESC, id DESC);
CREATE INDEX job_changed ON job (person_id, changed_at);
CREATE INDEX job_waiting ON job (pool, rank) WHERE state = 'QUEUED';
CREATE INDEX job_waiting_of_person ON job (pool, person_id, tag) WHERE state = 'QUEUED';
CREATE INDEX job_running ON job (heartbeat) WHERE state = 'RUNNING';
CREATE INDEX job_speed ON job (pipeline, finished_at DESC) WHERE state = 'DONE';

-- Whoever writes a visible change, pages and nodes hear of it when (and only when) the transaction commits.
CREATE FUNCTION announce_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_at := clock_timestamp();
    PERFORM pg_notify('job_changed', NEW.person_id || ' ' || NEW.id);
    IF NEW.state = 'QUEUED' AND (TG_OP = 'INSERT' OR OLD.state <> 'QUEUED' OR OLD.rank <> NEW.rank) THEN
        PERFORM pg_notify('job_queued', NEW.pool);
    END IF;
    IF NEW.state = 'RUNNING' AND NEW.cancel_requested AND TG_OP = 'UPDATE' THEN
        PERFORM pg_notify('job_cancel', NEW.id::text);
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER job_inserted BEFORE INSERT ON job
    FOR EACH ROW EXECUTE FUNCTION announce_job();
CREATE TRIGGER job_updated BEFORE UPDATE ON job
    FOR EACH ROW WHEN ((OLD.state, OLD.attempt, OLD.progress, OLD.stage, OLD.cancel_requested, OLD.rank)
        IS DISTINCT FROM (NEW.state, NEW.attempt, NEW.progress, NEW.stage, NEW.cancel_requested, NEW.rank))
    EXECUTE FUNCTION announce_job();
