create table photo (
    id uuid primary key,
    owner_id uuid not null references person (id),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes bigint not null check (bytes > 0),
    file_name text not null,
    format text not null,
    -- as displayed: after the EXIF orientation
    width integer not null check (width > 0),
    height integer not null check (height > 0),
    created_at timestamptz not null default now(),
    deleted_at timestamptz
);

create index photo_owner on photo (owner_id, created_at desc, id) where deleted_at is null;

-- Cleaning asks whether anybody still needs these bytes.
create index photo_sha256 on photo (sha256);
