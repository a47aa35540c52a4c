-- How far the charter is signed for which a run waits, as JSON; null once it waits no longer.
alter table run add column charter text;
