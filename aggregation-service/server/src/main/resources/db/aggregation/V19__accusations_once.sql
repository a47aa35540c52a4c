-- What an accuser signed is kept once, as its message in the round, until the round is over. Here it stood again for every dealer
-- that it names, hundreds of times as much as it sent, and nobody read it. Of a run that has ended no row is needed.
alter table accusation drop column body;
grant delete on accusation to aggregation_app;
