-- One pending invitation for a study and an address, however the address is written. Of several the newest stays; the owner
-- of the tables sees all rows only while their policies are not forced upon it.
alter table invitation no force row level security;
alter table institution no force row level security;
alter table participation no force row level security;

update invitation older
set state = 'REVOKED', answered_at = now(), answered_by = 'system', version = version + 1
where state = 'PENDING' and exists (
    select from invitation newer
    where newer.study_id = older.study_id and lower(newer.email) = lower(older.email) and newer.state = 'PENDING'
        and (newer.sent_at, newer.id) > (older.sent_at, older.id));
create unique index invitation_one_pending on invitation (study_id, lower(email)) where state = 'PENDING';

-- An institution's name is a sponsor's guess until its own people confirm it; until then each sponsor sees their own.
alter table institution add column name_confirmed boolean not null default false;
alter table participation add column institution_called text;
update participation p set institution_called = coalesce(
    (select i.institution_name from invitation i
     where i.study_id = p.study_id and i.institution_id = p.institution_id and i.state = 'ACCEPTED'
     order by i.answered_at limit 1),
    (select n.name from institution n where n.id = p.institution_id));
alter table participation alter column institution_called set not null;

alter table invitation force row level security;
alter table institution force row level security;
alter table participation force row level security;

grant update (name, name_confirmed) on institution to tenant_app;

-- Whoever makes a tenant has to see whether its administrator acts for somebody already.
create policy platform on membership for select using (acting_kind() = 'PLATFORM');
