-- What a site has sent in a round, for its own people to see; absent while the round is under way.
alter table round_site
    add sent_bytes  bigint,
    add sent_sha256 text;
create index round_site_sent on round_site (site_id) where sent_bytes is not null;
