-- A run's history, as people follow it: its newest entries, numbered within the run.

alter table run add column events bigint not null default 0;

create table run_event (
    run_id text not null,
    sequence bigint not null,
    tenant_id text not null,
    at timestamptz not null,
    kind text not null,
    round integer,
    attempt integer,
    phase text,
    site_id text,
    site_phase text,
    detail text not null,
    primary key (run_id, sequence),
    foreign key (run_id, tenant_id) references run (id, tenant_id),
    foreign key (run_id, site_id) references run_site
);
create index run_event_tenant on run_event (tenant_id);

alter table run_event enable row level security;
alter table run_event force row level security;
create policy own_tenant on run_event using (tenant_id = acting_tenant()) with check (tenant_id = acting_tenant());
-- As with round and round_site: what is told of a site is its own institution's to see.
create policy takes_part on run_event for select using (
    acting_institution() is not null
    and exists (select from run r where r.id = run_event.run_id)
    and (site_id is null or exists (
        select from participation p
        where p.site_id = run_event.site_id and p.institution_id = acting_institution())));
grant select, insert, delete on run_event to tenant_app;
