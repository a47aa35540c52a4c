-- What sites hold the service to: charters that they sign, and one append-only log for each tenant.

create table charter (
    hash        text primary key,
    tenant_id   text not null,
    study_id    text not null,
    version     integer not null,
    body        bytea not null,
    state       text not null,
    log_index   bigint not null default -1,
    proposed_at timestamptz not null
);

-- Of a study one version at a time waits for signatures, and each is in force once.
create unique index charter_proposed on charter (tenant_id, study_id) where state = 'PROPOSED';
create unique index charter_in_force on charter (tenant_id, study_id, version) where state = 'IN_FORCE';

-- Who has a say in a version: its members, and those of the version before.
create table charter_signer (
    hash      text not null references charter,
    site_id   text not null,
    tenant_id text not null,
    signature bytea,
    signed_at timestamptz,
    primary key (hash, site_id)
);
create index charter_signer_site on charter_signer (site_id);

create table log (
    tenant_id text primary key,
    size      bigint not null default 0,
    head      bytea
);

create table log_entry (
    tenant_id text not null,
    position  bigint not null,
    body      bytea not null,
    at        timestamptz not null,
    primary key (tenant_id, position)
);

-- Roots of complete subtrees; level 0 holds leaf hashes.
create table log_node (
    tenant_id text not null,
    level     integer not null,
    position  bigint not null,
    hash      bytea not null,
    primary key (tenant_id, level, position)
);

-- What convicts a site; of the bundles of completed rounds, what their members lack.
create table evidence (
    tenant_id text not null,
    sha256    text not null,
    run_id    text not null references run,
    round_id  text not null,
    kind      text not null,
    culprit   text not null default '',
    body      bytea not null,
    at        timestamptz not null,
    primary key (round_id, kind, sha256)
);

alter table run add column charter_hash text not null default '';
alter table model_version add column log_index bigint not null default -1;
alter table round add column offer bytea;
alter table round add column result bytea;
alter table round add column result_index bigint not null default -1;

do $$
declare
    name text;
begin
    foreach name in array array['charter', 'charter_signer', 'log', 'log_entry', 'log_node', 'evidence'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy own_tenant on %I using (tenant_id = current_setting(''app.tenant'', true))', name);
        execute format('grant select, insert, update on %I to aggregation_app', name);
    end loop;
end
$$;

-- Nothing takes an entry out of a log or changes it.
revoke update on log_entry, log_node, evidence from aggregation_app;

-- Whose charters a site has a say in: ids only.
create policy directory_reads on charter_signer for select using (current_setting('app.scope', true) = 'directory');
