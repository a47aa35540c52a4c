-- What is compared whenever a chunk is read again; the digest is compared once, when it arrives.
alter table chunk add column crc32c integer not null default 0;
alter table chunk alter column crc32c drop default;
