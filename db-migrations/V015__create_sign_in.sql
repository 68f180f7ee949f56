alter table person
    -- null: this person may sign in
    add deactivated_at timestamptz;

-- A browser that is signed in. Its cookie names this row, so deleting the row ends the session wherever the cookie is.
create table sign_in (
    id uuid primary key,
    person_id uuid not null references person (id) on delete cascade,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    browser text not null,
    address text not null
);

create index sign_in_person on sign_in (person_id, last_seen_at desc);

-- The link of the first start, generalised: it also invites people and lets them choose a new password.
alter table welcome_link rename to one_time_link;
alter table one_time_link
    add id uuid not null default gen_random_uuid() unique,
    add created_at timestamptz not null default now(),
    add created_by uuid references person (id) on delete set null,
    add purpose text not null default 'administrator' check (purpose in ('administrator', 'invitation', 'password')),
    add note text not null default '' check (length(note) <= 100),
    add roles text[] check (roles <@ array['admin', 'owner', 'member', 'judge']),
    add person_id uuid references person (id) on delete cascade,
    -- An invitation says what its guest may do, a link for a password says whose, and no other link says either.
    add constraint one_time_link_says_what_it_is_for
        check ((purpose = 'invitation') = (roles is not null) and (purpose = 'password') = (person_id is not null));
