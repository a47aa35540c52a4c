-- Who sees and changes which rows. Policies of one table are or-ed; a table without a policy for a command refuses it.
-- participation, invitation, site and run_site look at no other table in their own policies, so that others may look at them.

do $$
declare
    name text;
begin
    foreach name in array array['tenant', 'institution', 'site', 'membership', 'study', 'participation', 'invitation',
        'enrolment_code', 'run', 'run_site', 'round', 'round_site', 'model_evaluation', 'event_cursor', 'ledger_entry',
        'kept_answer', 'failed_attempt']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
    end loop;
    -- What belongs to a tenant is that tenant's to read and write.
    foreach name in array array['study', 'participation', 'invitation', 'run', 'run_site', 'round', 'round_site',
        'model_evaluation']
    loop
        execute format('create policy own_tenant on %I using (tenant_id = acting_tenant()) with check (tenant_id = acting_tenant())', name);
    end loop;
end
$$;

-- Institutions and connectors see what they take part in, whoever's it is.
create policy own_institution on participation for select using (institution_id = acting_institution());
create policy own_institution_enrols on participation for update
    using (institution_id = acting_institution()) with check (institution_id = acting_institution());
create policy own_site on participation for select using (site_id = acting_site());

create policy takes_part on study for select using (exists (
    select from participation p
    where p.study_id = study.id and (p.institution_id = acting_institution() or p.site_id = acting_site())));
create policy invited on study for select using (exists (
    select from invitation i where i.study_id = study.id and i.token_sha256 = acting_presented()));

create policy takes_part on run for select using (exists (
    select from participation p where p.study_id = run.study_id and p.institution_id = acting_institution()));
create policy takes_part on round for select using (
    acting_institution() is not null and exists (select from run r where r.id = round.run_id));
create policy takes_part on model_evaluation for select using (
    acting_institution() is not null and exists (select from run r where r.id = model_evaluation.run_id));
create policy own_site on round_site for select using (exists (
    select from participation p where p.site_id = round_site.site_id and p.institution_id = acting_institution()));

create policy presented on invitation for select using (token_sha256 = acting_presented());

-- Tenants: their own staff, platform administrators, and whoever takes part in or is invited to one of their studies.
create policy own on tenant for select using (id = acting_tenant());
create policy platform on tenant for select using (acting_kind() = 'PLATFORM');
create policy platform_makes on tenant for insert with check (acting_kind() = 'PLATFORM');
create policy takes_part on tenant for select using (exists (
    select from participation p
    where p.tenant_id = tenant.id and (p.institution_id = acting_institution() or p.site_id = acting_site())));
create policy invited on tenant for select using (exists (
    select from invitation i where i.tenant_id = tenant.id and i.token_sha256 = acting_presented()));

-- Institutions and sites belong to no tenant: their own staff, their own connector, and tenants with a participation.
create policy own_institution on site
    using (institution_id = acting_institution()) with check (institution_id = acting_institution());
create policy own_site on site using (id = acting_site()) with check (id = acting_site());
create policy takes_part on site for select using (exists (
    select from participation p where p.site_id = site.id and p.tenant_id = acting_tenant()));

create policy own on institution using (id = acting_institution()) with check (id = acting_institution());
create policy own_site on institution for select using (exists (
    select from site s where s.institution_id = institution.id and s.id = acting_site()));
create policy takes_part on institution for select using (exists (
    select from participation p where p.institution_id = institution.id and p.tenant_id = acting_tenant()));

create policy own_institution on enrolment_code
    using (institution_id = acting_institution()) with check (institution_id = acting_institution());
create policy presented on enrolment_code for select using (code_sha256 = acting_presented());

-- Memberships: one's own; those made for one's verified e-mail, until bound; those of the tenant or institution one acts for.
create policy own on membership for select using (subject = acting_subject());
create policy awaiting on membership for select using (subject is null and email = acting_email());
create policy bind on membership for update
    using (subject is null and email = acting_email()) with check (subject = acting_subject());
create policy own_tenant on membership for select using (tenant_id = acting_tenant());
create policy own_tenant_adds on membership for insert with check (tenant_id = acting_tenant());
create policy own_institution on membership for select using (institution_id = acting_institution());
create policy own_institution_adds on membership for insert with check (institution_id = acting_institution());

-- Timers find open runs and the cursor, then act for one tenant at a time.
-- A run that has just ended is still seen: its last events may be on their way.
create policy timers on run for select
    using (acting_kind() = 'SYSTEM' and (ended_at is null or ended_at > now() - interval '1 hour'));
create policy timers_lease on run for update
    using (acting_kind() = 'SYSTEM' and ended_at is null) with check (acting_kind() = 'SYSTEM');
create policy timers on event_cursor using (acting_kind() = 'SYSTEM') with check (acting_kind() = 'SYSTEM');

create policy own_tenant on ledger_entry for select using (owner_id = acting_tenant());
create policy own_tenant_adds on ledger_entry for insert with check (owner_id = acting_tenant());
create policy own_institution on ledger_entry for select using (owner_id = acting_institution());
create policy own_institution_adds on ledger_entry for insert with check (owner_id = acting_institution());

create policy own on kept_answer using (caller = acting_subject()) with check (caller = acting_subject());
create policy expired on kept_answer for select using (acting_kind() = 'SYSTEM' and expires_at < now());
create policy expired_goes on kept_answer for delete using (acting_kind() = 'SYSTEM' and expires_at < now());

create policy anyone_acting on failed_attempt using (acting_kind() is not null) with check (acting_kind() is not null);

grant usage on schema tenant to tenant_app;
grant select, insert on tenant, institution, membership, ledger_entry to tenant_app;
grant update (subject, bound_at) on membership to tenant_app;
grant select, insert, update on site, study, participation, invitation, enrolment_code, run, run_site, round, round_site,
    model_evaluation to tenant_app;
grant select, update on event_cursor to tenant_app;
grant select, insert, update, delete on kept_answer, failed_attempt to tenant_app;
