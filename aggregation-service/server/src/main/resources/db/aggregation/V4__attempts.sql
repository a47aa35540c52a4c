-- A round may be tried again while it is certain that the sum of the attempt before stays closed: then the new attempt carries
-- the certificate. Messages of which pieces are read are kept out of line and uncompressed, so that no more is read than that.

alter table round add column aborted bytea;
alter table round_site add column misconduct text not null default '';
alter table message alter column body set storage external;
