-- Each member's last M1 in the run: an older one comes from a disk that was restored from a backup.
alter table participant add column advertised_counter bigint not null default 0;
alter table participant add column advertised_digest bytea;

-- Who says of whom that it dealt shares which do not open, with what it signed. Too many of these, and the dealer is left out.
create table accusation (
    tenant_id text not null,
    run_id    text not null references run,
    round_id  text not null,
    number    integer not null,
    dealer    text not null,
    accuser   text not null,
    proven    boolean not null,
    tolerated integer not null,
    body      bytea not null,
    at        timestamptz not null,
    primary key (round_id, dealer, accuser)
);
create index accusation_run on accusation (run_id);

alter table accusation enable row level security;
alter table accusation force row level security;
create policy own_tenant on accusation using (tenant_id = current_setting('app.tenant', true));
grant select, insert, update on accusation to aggregation_app;
