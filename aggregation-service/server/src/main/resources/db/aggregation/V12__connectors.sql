-- Which connector works for a site: one at a time, whichever tenants' runs the site takes part in. Ids, digests and times only.
create table connector (
    site_id    text primary key,
    instance   text not null,
    place      text not null,
    since      timestamptz not null,
    heard_at   timestamptz not null,
    refused_at timestamptz
);

alter table connector enable row level security;
alter table connector force row level security;
create policy directory on connector using (current_setting('app.scope', true) = 'directory');
grant select, insert, update on connector to aggregation_app;

-- What people should know of a site in a round that changes nothing for the round itself.
alter table round_site add column notice text not null default '';
