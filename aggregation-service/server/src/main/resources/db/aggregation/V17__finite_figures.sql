-- JSON has no number for what is not finite: such a figure was written as a text, and V13 took it over. A figure is a finite
-- number, and the whole outbox would wait behind an event that has none. A model version without a figure is not evaluated, a
-- target without one is not scored. Row-level security is lifted from the owner meanwhile, since the rows are those of all tenants.
alter table outbox no force row level security;

delete from outbox
where kind = 'MODEL_EVALUATED' and jsonb_typeof(body::jsonb #> '{evaluation,perRound,value}') = 'string';
update outbox o set body = jsonb_set(o.body::jsonb, '{evaluation,targets}', (
    select jsonb_agg(
        case jsonb_typeof(t.value -> 'perRound') when 'string' then jsonb_set(t.value, '{perRound}', 'null') else t.value end
        order by t.ordinality)
    from jsonb_array_elements(o.body::jsonb #> '{evaluation,targets}') with ordinality t))::text
where kind = 'MODEL_EVALUATED'
    and jsonb_path_exists(o.body::jsonb, '$.evaluation.targets[*].perRound ? (@.type() == "string")');

alter table outbox force row level security;
