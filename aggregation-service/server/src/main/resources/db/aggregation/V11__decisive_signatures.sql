-- Which signatures put a version in force: members hold copies of the charter with exactly these, however many follow.
alter table charter_signer add column decisive boolean not null default false;
alter table charter_signer no force row level security;
alter table charter no force row level security;
update charter_signer set decisive = true
where signature is not null and hash in (select hash from charter where state = 'IN_FORCE');
alter table charter force row level security;
alter table charter_signer force row level security;
