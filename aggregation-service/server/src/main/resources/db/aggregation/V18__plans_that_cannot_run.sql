-- A histogram has 2 to 32 bins since its figures became coarse; plans of before had more. Such a run could never open a round: one
-- that still waits for signatures ends here, as it would have ended in the service, and its charter is withdrawn, so that the
-- study can be drawn up again. Row-level security is lifted from the owner meanwhile, since the rows are those of all tenants.

alter table membership no force row level security;
alter table run no force row level security;
alter table round no force row level security;
alter table round_work no force row level security;
alter table charter no force row level security;
alter table outbox no force row level security;

-- The outbox's own lock: sequences become visible in their order.
select pg_advisory_xact_lock(7165075692972240483);

do $$
declare
    why constant text := 'the study''s plan asks for more than 32 bins, which no site sends any more; approve a plan of at most 32 and start the run again';
    moment constant text := to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
    old record;
begin
    for old in
        select run_id, tenant_id, charter_hash from run
        where ended_at is null and rounds_opened = 0 and charter_hash <> ''
          and (plan::jsonb #>> '{evaluation,bins}')::numeric not between 2 and 32
        order by run_id
    loop
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

-- What ended with the wire format before was not scrubbed while its plan could not be read: due at once, with all attempts again.
update round_work
set due_at = now(), holder = '', leased_until = '-infinity', attempts = 0
where open and round_id in (select round_id from round where ended_at is not null);

alter table membership force row level security;
alter table run force row level security;
alter table round force row level security;
alter table round_work force row level security;
alter table charter force row level security;
alter table outbox force row level security;
