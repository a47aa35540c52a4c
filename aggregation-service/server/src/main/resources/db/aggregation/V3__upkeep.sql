-- What is known no longer to be needed is deleted after a while, a little at a time.

alter table outbox add column at timestamptz not null default now();
alter table outbox alter column at drop default;

-- How far the tenant service has read for certain.
create table outbox_reader (
    reader       text primary key,
    tenant_id    text not null default '',
    acknowledged bigint not null
);

alter table round_work add column closed_at timestamptz;
alter table round_work add column pruned boolean not null default false;
select set_config('app.scope', 'directory', true);
update round_work set closed_at = now() where not open;
create index round_work_closed on round_work (closed_at) where not open and not pruned;

-- Recurring work that one replica does at a time: whoever moves due_at has it until then.
create table chore (
    name      text primary key,
    tenant_id text not null default '',
    due_at    timestamptz not null
);
insert into chore (name, due_at) values ('upkeep', '-infinity');

do $$
declare
    name text;
begin
    foreach name in array array['outbox_reader', 'chore'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy directory on %I using (current_setting(''app.scope'', true) = ''directory'')', name);
        execute format('grant select, insert, update on %I to aggregation_app', name);
    end loop;
end
$$;

create policy directory_prunes on outbox for delete using (current_setting('app.scope', true) = 'directory');

grant delete on outbox, message, chunk, round_site to aggregation_app;
