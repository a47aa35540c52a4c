-- The phase in which the survivors agree whose updates they open has the name of the message that they send. Row-level security
-- is lifted from the owner meanwhile, since the rows are those of all tenants.
alter table round no force row level security;
update round set phase = 'AGREEMENT' where phase = 'CONSISTENCY';
alter table round force row level security;
