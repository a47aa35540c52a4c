-- Plans have schema 2: one of schema 1 is read by nobody any more, and the digest that its sites signed cannot be had for another
-- text. So what has not ended ends here, as it would have ended in the service, and a charter that still waits for signatures is
-- withdrawn, so that the study can be drawn up again. What has ended stays as it is. Row-level security is lifted from the owner
-- meanwhile, since the rows are those of all tenants.

alter table membership no force row level security;
alter table run no force row level security;
alter table round no force row level security;
alter table round_site no force row level security;
alter table round_work no force row level security;
alter table charter no force row level security;
alter table outbox no force row level security;

-- The outbox's own lock: sequences become visible in their order.
select pg_advisory_xact_lock(7165075692972240483);

do $$
declare
    why constant text := 'the study''s plan is of schema 1, which is not run any more; write a new study with a plan of schema 2, let the sites approve it, and start its run';
    moment constant text := to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
    old record;
    ended record;
begin
    for old in
        select run_id, tenant_id, charter_hash from run
        where ended_at is null and (plan::jsonb -> 'schema') is distinct from '2'::jsonb
        order by run_id
    loop
        for ended in
            update round
            set phase = 'FAILED', reason = why, phase_since = now(), ended_at = now()
            where run_id = old.run_id and ended_at is null
            returning *
        loop
            insert into outbox (sequence, tenant_id, run_id, kind, body, at)
            values (nextval('outbox_sequence'), old.tenant_id, old.run_id, 'ROUND_FAILED',
                    json_build_object(
                        'sequence', 0,
                        'runId', old.run_id,
                        'at', moment,
                        'kind', 'ROUND_FAILED',
                        'detail', why,
                        'round', json_build_object(
                            'roundId', ended.round_id,
                            'number', ended.number,
                            'attempt', ended.attempt,
                            'kind', ended.kind,
                            'phase', ended.phase,
                            'modelVersion', ended.model_version,
                            'newModelVersion', ended.new_model_version,
                            'modelSha256', ended.new_model_sha256,
                            'sitesIn', 0,
                            'sitesDropped', (select count(*) from round_site s
                                             where s.round_id = ended.round_id and s.began and s.phase = 'DROPPED'),
                            'clipped', null,
                            'seconds', extract(epoch from now() - ended.opened_at)::double precision,
                            'overheadSeconds', 0),
                        'site', null,
                        'evaluation', null,
                        'charter', null)::text,
                    now());
        end loop;
        update run set state = 'FAILED', reason = why, ended_at = now() where run_id = old.run_id;
        update membership set open = false where run_id = old.run_id;
        update charter set state = 'WITHDRAWN'
        where hash = old.charter_hash and state = 'PROPOSED'
          and not exists (select 1 from run r where r.charter_hash = charter.hash and r.ended_at is null);
        insert into outbox (sequence, tenant_id, run_id, kind, body, at)
        values (nextval('outbox_sequence'), old.tenant_id, old.run_id, 'RUN_FAILED',
                json_build_object(
                    'sequence', 0,
                    'runId', old.run_id,
                    'at', moment,
                    'kind', 'RUN_FAILED',
                    'detail', why,
                    'round', null,
                    'site', null,
                    'evaluation', null,
                    'charter', null)::text,
                now());
    end loop;
end
$$;

-- Due at once, for what the sites have sent to be deleted.
update round_work
set due_at = now(), holder = '', leased_until = '-infinity', attempts = 0
where open and round_id in (select round_id from round where ended_at is not null);

alter table membership force row level security;
alter table run force row level security;
alter table round force row level security;
alter table round_site force row level security;
alter table round_work force row level security;
alter table charter force row level security;
alter table outbox force row level security;
