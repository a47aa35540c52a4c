-- Roles and schemas, once for each new database, run by a superuser. The launcher puts passwords in place of ${...}.
-- The roles that work own nothing and cannot step round row-level security; each owner owns one schema and only migrates.

create role tenant_owner login nosuperuser nobypassrls password '${COVALENCE_TENANT_DB_OWNER_PASSWORD}';
create role tenant_app login nosuperuser nobypassrls password '${COVALENCE_TENANT_DB_PASSWORD}';
create role aggregation_owner login nosuperuser nobypassrls password '${COVALENCE_AGGREGATION_DB_OWNER_PASSWORD}';
create role aggregation_app login nosuperuser nobypassrls password '${COVALENCE_AGGREGATION_DB_PASSWORD}';

revoke all on database covalence from public;
grant connect on database covalence to tenant_owner, tenant_app, aggregation_owner, aggregation_app;
revoke all on schema public from public;

create schema tenant authorization tenant_owner;
create schema aggregation authorization aggregation_owner;
grant usage on schema tenant to tenant_app;
grant usage on schema aggregation to aggregation_app;
