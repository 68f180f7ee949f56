-- How many tiles of the stage that runs are done, of how many; without tiles both are null.
ALTER TABLE job ADD COLUMN tile integer, ADD COLUMN tiles integer;
ALTER TABLE job ADD CONSTRAINT job_tiles_are_counted
    CHECK (num_nulls(tile, tiles) IN (0, 2) AND tile BETWEEN 0 AND tiles);
