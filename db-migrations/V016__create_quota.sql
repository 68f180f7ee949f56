-- How much a person may use; a row without a person is the default of all who have none of their own.
create table quota (
    person_id uuid references person (id) on delete cascade,
    kind text not null check (kind in ('waiting-jobs', 'running-jobs', 'megapixels-a-day', 'storage-bytes')),
    -- infinity: as much as they like
    most double precision not null check (most >= 0),
    -- One default of a kind, and one exception a person.
    constraint quota_is_said_once unique nulls not distinct (person_id, kind)
);

create function quota_of(person uuid, quota_kind text) returns double precision language sql stable as $$
    select coalesce(
        (select most from quota where person_id = person and kind = quota_kind),
        (select most from quota where person_id is null and kind = quota_kind),
        'infinity')
$$;

-- How many more jobs of this person may run now.
create function running_room(person uuid) returns double precision language sql stable as $$
    select quota_of(person, 'running-jobs') - (select count(*) from job where person_id = person and state = 'RUNNING')
$$;

create index job_running_of_person on job (person_id) where state = 'RUNNING';

-- What a person asked for within a day.
create index job_asked on job (person_id, queued_at) include (megapixels);
