-- What V5 and V6 left of older rows that no reader takes. Row-level security is lifted from the owner meanwhile, since the rows
-- are those of all tenants.
alter table run no force row level security;
alter table model_evaluation no force row level security;
alter table invitation no force row level security;
alter table membership no force row level security;
alter table ledger_entry no force row level security;

-- JSON has no number for what is not finite, so V5 wrote such a figure as a text, and a figure is a finite number. A model
-- version without a figure is not evaluated, a target without one is not scored, and a run shows its newest evaluation.
update model_evaluation e set body = jsonb_set(e.body::jsonb, '{targets}', (
    select jsonb_agg(
        case jsonb_typeof(t.value -> 'perRound') when 'string' then jsonb_set(t.value, '{perRound}', 'null') else t.value end
        order by t.ordinality)
    from jsonb_array_elements(e.body::jsonb -> 'targets') with ordinality t))::text
where jsonb_path_exists(e.body::jsonb, '$.targets[*].perRound ? (@.type() == "string")');
delete from model_evaluation where jsonb_typeof(body::jsonb #> '{perRound,value}') = 'string';
update run r set figure = (
    select e.body::json ->> 'perRound' from model_evaluation e where e.run_id = r.id order by e.model_version desc limit 1)
where jsonb_typeof(figure::jsonb -> 'value') = 'string';

-- Addresses are compared as they are kept: in small letters and composed. V6 compared them in small letters and kept them as
-- they were, so nobody could answer the invitation that stayed, nor take up a membership.
create function canonical_address(address text) returns text language sql immutable as $$
    select lower(case when address ~ '[^ -~]' then normalize(address) else address end)
$$;

update invitation older
set state = 'REVOKED', answered_at = now(), answered_by = 'system', version = version + 1
where state = 'PENDING' and exists (
    select from invitation newer
    where newer.study_id = older.study_id and newer.state = 'PENDING'
        and canonical_address(newer.email) = canonical_address(older.email)
        and (newer.sent_at, newer.id) > (older.sent_at, older.id));
update invitation set email = canonical_address(email) where email <> canonical_address(email);
update membership set email = canonical_address(email) where email <> canonical_address(email);
drop function canonical_address(text);

-- What the ledger owes of the invitations that V6 and this script revoked: an entry each, digested as LedgerEntry does it.
do $$
declare
    revoked record;
    entry ledger_entry;
begin
    for revoked in
        select i.id, i.tenant_id, i.study_id from invitation i
        where i.state = 'REVOKED' and i.answered_by = 'system' and not exists (
            select from ledger_entry l
            where l.owner_id = i.tenant_id and l.action = 'invitation.revoked' and l.object = i.id)
        order by i.tenant_id, i.answered_at, i.sent_at, i.id
    loop
        perform pg_advisory_xact_lock(hashtextextended('ledger:' || revoked.tenant_id, 0));
        select sequence + 1, sha256 into entry.sequence, entry.previous_sha256
        from ledger_entry where owner_id = revoked.tenant_id order by sequence desc limit 1;
        entry.owner_id := revoked.tenant_id;
        entry.sequence := coalesce(entry.sequence, 1);
        entry.at := date_trunc('second', now());
        entry.actor := 'SYSTEM:system';
        entry.actor_name := 'Covalence';
        entry.action := 'invitation.revoked';
        entry.object := revoked.id;
        entry.detail := '{"reason":"the same address has a newer invitation","study":' || to_json(revoked.study_id) || '}';
        entry.previous_sha256 := coalesce(entry.previous_sha256, repeat('0', 64));
        entry.sha256 := encode(sha256(convert_to('["covalence/v1/ledger",' || concat_ws(',',
            to_json(entry.owner_id),
            entry.sequence,
            to_json(to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
            to_json(entry.actor),
            to_json(entry.actor_name),
            to_json(entry.action),
            to_json(entry.object),
            to_json(entry.detail),
            to_json(entry.previous_sha256)) || ']', 'UTF8')), 'hex');
        insert into ledger_entry values (entry.*);
    end loop;
end
$$;

alter table run force row level security;
alter table model_evaluation force row level security;
alter table invitation force row level security;
alter table membership force row level security;
alter table ledger_entry force row level security;
