-- An account is deleted with everything of its person; bytes without a row are cleared by themselves.
ALTER TABLE upload DROP CONSTRAINT upload_owner_id_fkey,
    ADD CONSTRAINT upload_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person (id) ON DELETE CASCADE;
