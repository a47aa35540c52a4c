-- What a version remembers beside the model: vectors by name, each with its file, instead of one velocity. What stands in them for
-- runs that go on is the same; row-level security is lifted from the owner meanwhile, since the rows are those of all tenants.
create table model_memory (
    run_id    text not null,
    version   integer not null,
    name      text not null,
    tenant_id text not null,
    sha256    text not null,
    file      text not null,
    primary key (run_id, version, name),
    foreign key (run_id, version) references model_version
);

alter table model_version no force row level security;
insert into model_memory (run_id, version, name, tenant_id, sha256, file)
select run_id, version, 'momentum', tenant_id, velocity_sha256, version || '-' || velocity_sha256 || '.velocity.f32'
from model_version where velocity_sha256 <> '';
alter table model_version force row level security;
alter table model_version drop column velocity_sha256;

alter table model_memory enable row level security;
alter table model_memory force row level security;
create policy own_tenant on model_memory using (tenant_id = current_setting('app.tenant', true));
grant select, insert on model_memory to aggregation_app;
