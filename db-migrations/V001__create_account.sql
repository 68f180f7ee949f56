create table person (
    id uuid primary key,
    name text not null check (name = btrim(name) and length(name) between 1 and 100),
    -- null: this person cannot sign in with a password
    password_hash text,
    roles text[] not null check (roles <@ array['admin', 'owner', 'member', 'judge']),
    created_at timestamptz not null default now()
);

-- Two people whose names differ only in case could not be told apart at sign-in.
create unique index person_name on person (lower(name));

create table api_token (
    id uuid primary key,
    person_id uuid not null references person (id) on delete cascade,
    name text not null check (length(name) between 1 and 100),
    -- SHA-256 of the token: the token itself is shown once and never kept
    hash bytea not null unique check (octet_length(hash) = 32),
    hint text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    last_used_at timestamptz
);

create index api_token_person on api_token (person_id, created_at);

-- One-time links that create the first administrator.
create table welcome_link (
    hash bytea primary key check (octet_length(hash) = 32),
    expires_at timestamptz not null,
    used_at timestamptz
);
