-- An institution reads what it signed: the text is kept from now on, as it was read.
alter table invitation add column agreement text;
create policy own_institution on invitation for select using (institution_id = acting_institution());
