-- What a photo should look like, as far as its owner knows: another photo of the same scene.
CREATE TABLE ground_truth (
    photo_id uuid PRIMARY KEY REFERENCES photo (id) ON DELETE CASCADE,
    truth_id uuid NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
    -- A photo is no evidence for itself.
    CONSTRAINT ground_truth_is_another_photo CHECK (photo_id <> truth_id)
);
CREATE INDEX ground_truth_of ON ground_truth (truth_id);

-- Numbers of a result. A row without scores is being measured, or its measurement died: nobody tries twice.
CREATE TABLE job_score (
    job_id   uuid PRIMARY KEY REFERENCES job (id) ON DELETE CASCADE,
    -- The ground truth of this measurement; no reference, because scores stay when it goes.
    truth_id uuid,
    begun_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    scores   jsonb
);
