-- What the updates of a completed training round had clipped, together.
alter table round add column clipped_sites integer;
alter table round add column clipped_share double precision;
