-- A run that only sums up the sites' rows judges no model, and what it found is kept with it, as JSON.
alter table run alter column measures drop not null;
alter table run add column summary text;
