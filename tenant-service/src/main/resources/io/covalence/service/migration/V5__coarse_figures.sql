-- Counts that two rounds' cohorts differ by tell a site's own: from now on people see ranges of them, the slowest time of a round
-- only, and figures that carry the name of their metric. What was stored before becomes coarse as well. Row-level security is
-- lifted from the owner meanwhile, since the rows are those of all tenants.

alter table run no force row level security;
alter table model_evaluation no force row level security;

-- How long a named site trains grows with its rows.
alter table round_site drop column training_seconds;

alter table round alter column clipped_sites type text using case
    when clipped_sites is null then null
    when clipped_sites = 0 then 'NONE'
    when clipped_sites >= sites_in then 'ALL'
    when 2 * clipped_sites <= sites_in then 'SOME'
    else 'MOST' end;

-- Ranges of one, two and five times a power of ten.
create function coarse_count_range(rows bigint) returns json language sql immutable as $$
    with decade as (select power(10, floor(log(greatest(rows, 20)::numeric)))::bigint as size)
    select case
        when rows < 20 then json_build_object('from', 0, 'below', 20)
        when rows < 2 * size then json_build_object('from', size, 'below', 2 * size)
        when rows < 5 * size then json_build_object('from', 2 * size, 'below', 5 * size)
        else json_build_object('from', 5 * size, 'below', 10 * size) end
    from decade
$$;

create function coarse_figure(task text, value double precision) returns json language sql immutable as $$
    select json_build_object(
        'metric', case task
            when 'CLASSIFICATION' then json_build_object('name', 'ROC-AUC', 'unit', '', 'better', 'HIGHER')
            else json_build_object('name', 'RMSE', 'unit', 'target''s unit', 'better', 'LOWER') end,
        'value', round(value::numeric, 4))
$$;

-- The newest figure as JSON: which metric, and its value.
alter table run add column figure text;
update run set figure = coarse_figure(task, metric)::text where metric is not null;
alter table run drop column metric;

-- The whole evaluation as JSON.
alter table model_evaluation add column body text;
update model_evaluation e set body = json_build_object(
    'modelVersion', e.model_version,
    'perRound', coarse_figure(e.task, e.metric),
    'headline', null,
    'loss', null,
    'rows', coarse_count_range(e.evaluated_rows),
    'targets', (
        select coalesce(json_agg(json_build_object(
            'column', t.value ->> 'column',
            'perRound', round((t.value ->> 'score')::numeric, 4),
            'headline', null,
            'loss', null,
            'labelled', coarse_count_range((t.value ->> 'labelled')::bigint),
            'positives', case e.task when 'CLASSIFICATION' then coarse_count_range((t.value ->> 'positives')::bigint) end)
            order by t.ordinality), '[]'::json)
        from json_array_elements(e.targets::json) with ordinality t))::text;
alter table model_evaluation
    alter column body set not null,
    drop column task,
    drop column metric,
    drop column evaluated_rows,
    drop column targets;

alter table run force row level security;
alter table model_evaluation force row level security;

drop function coarse_figure(text, double precision);
drop function coarse_count_range(bigint);
