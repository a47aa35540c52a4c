-- A run tells what its figures are, and no reader knows it from a task by name. Row-level security is lifted from the owner
-- meanwhile, since the rows are those of all tenants.
alter table run no force row level security;

alter table run add column measures text;
update run set measures = case task
    when 'CLASSIFICATION' then
        '{"perRound":{"name":"within-site ROC-AUC","unit":"","better":"HIGHER"},"headline":{"name":"ROC-AUC","unit":"","better":"HIGHER"},"loss":{"name":"log loss","unit":"nat","better":"LOWER"},"positives":true}'
    else
        '{"perRound":{"name":"RMSE","unit":"target''s unit","better":"LOWER"},"headline":{"name":"RMSE","unit":"target''s unit","better":"LOWER"},"loss":{"name":"MAE","unit":"target''s unit","better":"LOWER"},"positives":false}'
    end;
alter table run alter column measures set not null;
alter table run drop column task;

alter table run force row level security;
