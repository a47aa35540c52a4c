-- The phase in which the survivors agree whose updates they open has the name of the message that they send. Row-level security
-- is lifted from the owner meanwhile, since the rows are those of all tenants.
alter table round no force row level security;
alter table outbox no force row level security;

update round set phase = 'AGREEMENT' where phase = 'CONSISTENCY';
update outbox set body = jsonb_set(body::jsonb, '{round,phase}', '"AGREEMENT"')::text
where body::jsonb #>> '{round,phase}' = 'CONSISTENCY';

alter table round force row level security;
alter table outbox force row level security;
