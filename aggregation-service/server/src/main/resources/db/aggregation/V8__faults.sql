-- What a site last sent that was refused, until it sends what it should; told to people when the round goes on without it.
alter table round_site add column fault text not null default '';
