-- Counts that two rounds' cohorts differ by tell a site's own: of how many sites were clipped only a word is kept. What waits in
-- the outbox is written anew, with counts as ranges. Row-level security is lifted from the owner meanwhile, since the rows are
-- those of all tenants.

alter table outbox no force row level security;

alter table round alter column clipped_sites type text using case
    when clipped_sites is null then null
    when clipped_sites = 0 then 'NONE'
    when clipped_sites >= sites_in then 'ALL'
    when 2 * clipped_sites <= sites_in then 'SOME'
    else 'MOST' end;

-- Ranges of one, two and five times a power of ten.
create function coarse_count_range(rows bigint) returns jsonb language sql immutable as $$
    with decade as (select power(10, floor(log(greatest(rows, 20)::numeric)))::bigint as size)
    select case
        when rows < 20 then jsonb_build_object('from', 0, 'below', 20)
        when rows < 2 * size then jsonb_build_object('from', size, 'below', 2 * size)
        when rows < 5 * size then jsonb_build_object('from', 2 * size, 'below', 5 * size)
        else jsonb_build_object('from', 5 * size, 'below', 10 * size) end
    from decade
$$;

update outbox set body = jsonb_set(body::jsonb, '{round,clipped,sites}', to_jsonb(case
    when (body::jsonb #>> '{round,clipped,sites}')::int = 0 then 'NONE'
    when (body::jsonb #>> '{round,clipped,sites}')::int >= (body::jsonb #>> '{round,sitesIn}')::int then 'ALL'
    when 2 * (body::jsonb #>> '{round,clipped,sites}')::int <= (body::jsonb #>> '{round,sitesIn}')::int then 'SOME'
    else 'MOST' end))::text
where body::jsonb #>> '{round,clipped,sites}' is not null;

update outbox set body = (body::jsonb #- '{site,trainingSeconds}')::text where kind = 'SITE_CHANGED';

update outbox o set body = jsonb_set(o.body::jsonb, '{evaluation}', jsonb_build_object(
    'modelVersion', o.body::jsonb #> '{evaluation,modelVersion}',
    'perRound', jsonb_build_object(
        'metric', case o.body::jsonb #>> '{evaluation,task}'
            when 'CLASSIFICATION' then jsonb_build_object('name', 'ROC-AUC', 'unit', '', 'better', 'HIGHER')
            else jsonb_build_object('name', 'RMSE', 'unit', 'target''s unit', 'better', 'LOWER') end,
        'value', o.body::jsonb #> '{evaluation,metric}'),
    'headline', null,
    'loss', null,
    'rows', coarse_count_range((o.body::jsonb #>> '{evaluation,rows}')::bigint),
    'targets', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'column', t.value ->> 'column',
            'perRound', t.value -> 'score',
            'headline', null,
            'loss', null,
            'labelled', coarse_count_range((t.value ->> 'labelled')::bigint),
            'positives', case o.body::jsonb #>> '{evaluation,task}'
                when 'CLASSIFICATION' then coarse_count_range((t.value ->> 'positives')::bigint) end)
            order by t.ordinality), '[]'::jsonb)
        from jsonb_array_elements(o.body::jsonb #> '{evaluation,targets}') with ordinality t)))::text
where kind = 'MODEL_EVALUATED' and o.body::jsonb #>> '{evaluation,task}' is not null;

alter table outbox force row level security;

drop function coarse_count_range(bigint);
