-- The best version that was evaluated, by the metric that every round gives: training may end when it stays the best. Runs from before
-- have plans that train all rounds.
alter table run add column best_version integer;
alter table run add column best_value double precision;
