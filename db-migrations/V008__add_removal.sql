-- A removed job can be brought back until cleaning deletes its row.
ALTER TABLE job ADD COLUMN deleted_at timestamptz;
CREATE INDEX job_removed ON job (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX job_of_photo ON job (photo_id);
CREATE INDEX job_result ON job (result_sha256) WHERE result_sha256 IS NOT NULL;
CREATE INDEX photo_removed ON photo (deleted_at) WHERE deleted_at IS NOT NULL;

DROP INDEX job_newest;
CREATE INDEX job_newest ON job (person_id, queued_at DESC, id DESC) WHERE deleted_at IS NULL;

-- A retry outlives what it retried.
ALTER TABLE job DROP CONSTRAINT job_predecessor_fkey;
ALTER TABLE job ADD CONSTRAINT job_predecessor_fkey
    FOREIGN KEY (predecessor) REFERENCES job (id) ON DELETE SET NULL;

-- Pages hear of a removal as they hear of any other change.
DROP TRIGGER job_updated ON job;
CREATE TRIGGER job_updated BEFORE UPDATE ON job
    FOR EACH ROW WHEN ((OLD.state, OLD.attempt, OLD.progress, OLD.stage, OLD.cancel_requested, OLD.rank, OLD.deleted_at)
        IS DISTINCT FROM (NEW.state, NEW.attempt, NEW.progress, NEW.stage, NEW.cancel_requested, NEW.rank, NEW.deleted_at))
    EXECUTE FUNCTION announce_job();
