-- A pool is a kind of device that jobs wait for; a node is a running process that serves pools.
CREATE TABLE pool (
    name        text PRIMARY KEY CHECK (name ~ '^[a-z][a-z0-9-]{0,39}$'),
    paused      boolean NOT NULL DEFAULT false,
    -- The tag dispatched last: nobody's next job is placed before it, so virtual time never runs backwards.
    virtual_now bigint NOT NULL DEFAULT 0
);

-- A job waits in a pool that exists, so that its place and the pool's pause are always decided.
ALTER TABLE job ADD CONSTRAINT job_waits_in_a_pool FOREIGN KEY (pool) REFERENCES pool (name);

CREATE TABLE node (
    name       text PRIMARY KEY,
    version    text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    heartbeat  timestamptz NOT NULL DEFAULT clock_timestamp(),
    draining   boolean NOT NULL DEFAULT false
);

-- One row a slot: what runs at most one attempt at a time.
CREATE TABLE node_slot (
    node   text NOT NULL REFERENCES node (name) ON DELETE CASCADE,
    pool   text NOT NULL REFERENCES pool (name),
    number integer NOT NULL CHECK (number >= 0),
    device text NOT NULL,
    PRIMARY KEY (node, pool, number)
);
CREATE INDEX node_slot_of_pool ON node_slot (pool);
