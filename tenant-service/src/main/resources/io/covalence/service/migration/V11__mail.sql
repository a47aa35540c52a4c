-- What became of an invitation's e-mail; those from before were handed over by their sponsors.

alter table invitation add column mail text not null default 'OFF';
