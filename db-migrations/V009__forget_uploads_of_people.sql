-- Who leaves takes along what was on its way; the bytes go with the next look for strays.
ALTER TABLE upload DROP CONSTRAINT upload_owner_id_fkey;
ALTER TABLE upload ADD CONSTRAINT upload_owner_id_fkey
    FOREIGN KEY (owner_id) REFERENCES person (id) ON DELETE CASCADE;
