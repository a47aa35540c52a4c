-- Of a round one bundle counts, also when two replicas have made one.
alter table evidence no force row level security;
delete from evidence e using evidence f
where e.kind = 'BUNDLE' and f.kind = 'BUNDLE' and e.round_id = f.round_id and (f.at, f.sha256) < (e.at, e.sha256);
alter table evidence force row level security;
create unique index evidence_bundle on evidence (round_id) where kind = 'BUNDLE';
