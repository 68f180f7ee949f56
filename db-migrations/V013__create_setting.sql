-- What an administrator set for everybody; a name without a row has the product's default.
CREATE TABLE setting (
    name       text PRIMARY KEY,
    value      text NOT NULL,
    changed_by uuid REFERENCES person (id) ON DELETE SET NULL,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- What a person chose last, such as the pipeline and the options of the Restore page.
CREATE TABLE preference (
    person_id uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name      text NOT NULL,
    value     text NOT NULL CHECK (length(value) <= 4000),
    PRIMARY KEY (person_id, name)
);
