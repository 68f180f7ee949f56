-- History finds a word anywhere in a folder or a file's name: trigrams of it, within the jobs of one person.
-- Both extensions are trusted: whoever may create tables in the database may create them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE INDEX job_words ON job USING gin (person_id, lower(folder || '/' || photo_name) gin_trgm_ops)
    WHERE deleted_at IS NULL;

-- A filter whose jobs are rare or old reads those jobs only.
CREATE INDEX job_in_state ON job (person_id, state, queued_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX job_by_pipeline ON job (person_id, pipeline, queued_at DESC, id DESC) WHERE deleted_at IS NULL;
