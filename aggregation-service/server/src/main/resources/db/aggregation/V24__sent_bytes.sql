-- How long a chunk is, so that sites can be told what they have sent; unknown of those that came before.
alter table chunk add column bytes bigint not null default 0;
