-- Every row names its tenant, and row-level security is forced: a transaction sees the rows of the tenant that it set in
-- app.tenant, and none without. Three tables are also open to the scope 'directory': they hold ids, leases and the outbox.

create table run_directory (
    run_id    text primary key,
    tenant_id text not null
);

create table membership (
    site_id   text not null,
    run_id    text not null references run_directory,
    tenant_id text not null,
    open      boolean not null default true,
    primary key (site_id, run_id)
);

create table run (
    run_id              text primary key references run_directory,
    tenant_id           text not null,
    study_id            text not null,
    plan                text not null,
    plan_sha256         text not null,
    state               text not null,
    reason              text not null default '',
    model_version       integer not null,
    model_sha256        text not null,
    trainings_completed integer not null default 0,
    failures_in_a_row   integer not null default 0,
    rounds_opened       integer not null default 0,
    started_at          timestamptz not null,
    ended_at            timestamptz
);

create table participant (
    run_id       text not null references run,
    site_id      text not null,
    tenant_id    text not null,
    identity_key text not null,
    last_heard   timestamptz not null,
    primary key (run_id, site_id)
);

create table model_version (
    run_id          text not null references run,
    version         integer not null,
    tenant_id       text not null,
    sha256          text not null,
    velocity_sha256 text not null,
    bytes           bigint not null,
    made_at         timestamptz not null,
    primary key (run_id, version)
);

create table round (
    round_id          text primary key,
    tenant_id         text not null,
    run_id            text not null references run,
    number            integer not null,
    attempt           integer not null,
    kind              text not null,
    phase             text not null,
    reason            text not null default '',
    model_version     integer not null,
    model_sha256      text not null,
    new_model_version integer not null,
    new_model_sha256  text not null,
    opened_at         timestamptz not null,
    training_deadline timestamptz not null,
    phase_since       timestamptz not null,
    ended_at          timestamptz,
    sites_in          integer not null default 0,
    overhead_seconds  double precision not null default 0,
    transcript_sha256 text not null default '',
    unique (run_id, number, attempt)
);

-- At most one round of a run is open.
create unique index round_open on round (run_id) where ended_at is null;

-- cohort: 0 not in the roster, 1 in U1, 2 in U2, 3 in U3
create table round_site (
    round_id         text not null references round,
    site_id          text not null,
    tenant_id        text not null,
    phase            text not null,
    reason           text not null default '',
    began            boolean not null default false,
    gone             boolean not null default false,
    cohort           integer not null default 0,
    fraction         double precision not null default 0,
    training_seconds double precision not null default 0,
    primary key (round_id, site_id)
);

-- body: scrubbed when the round is over; the digest stays for replay checks.
create table message (
    round_id    text not null references round,
    site_id     text not null,
    kind        text not null,
    tenant_id   text not null,
    sha256      text not null,
    body        bytea,
    received_at timestamptz not null,
    primary key (round_id, site_id, kind)
);

create table chunk (
    round_id  text not null references round,
    site_id   text not null,
    position  integer not null,
    tenant_id text not null,
    sha256    text not null,
    primary key (round_id, site_id, position)
);

-- What the driver leases. wakes counts arrivals, so that one which comes while a step runs is not lost.
create table round_work (
    round_id     text primary key references round,
    run_id       text not null,
    tenant_id    text not null,
    open         boolean not null default true,
    due_at       timestamptz not null,
    wakes        bigint not null default 0,
    attempts     integer not null default 0,
    holder       text not null default '',
    leased_until timestamptz not null default '-infinity'
);

create index round_work_due on round_work (due_at) where open;

create sequence outbox_sequence;

create table outbox (
    sequence  bigint primary key,
    tenant_id text not null,
    run_id    text not null,
    kind      text not null,
    body      text not null
);

do $$
declare
    name text;
begin
    foreach name in array array['run_directory', 'membership', 'run', 'participant', 'model_version', 'round', 'round_site',
                                'message', 'chunk', 'round_work', 'outbox'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy own_tenant on %I using (tenant_id = current_setting(''app.tenant'', true))', name);
        execute format('grant select, insert, update on %I to aggregation_app', name);
    end loop;
    foreach name in array array['run_directory', 'membership', 'round_work', 'outbox'] loop
        execute format('create policy directory_reads on %I for select using (current_setting(''app.scope'', true) = ''directory'')', name);
    end loop;
end
$$;

create policy directory_leases on round_work for update using (current_setting('app.scope', true) = 'directory');

grant usage on sequence outbox_sequence to aggregation_app;
