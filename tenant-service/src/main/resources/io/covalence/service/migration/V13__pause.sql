-- A run may be paused: who asked, and whether the aggregation service has heard the latest wish.
-- Its sponsor may name one of its model versions as the result.
alter table run
    add paused_by        text,
    add pause_told       boolean not null default false,
    add promoted_version integer;

-- How long the phase of a round waits, and for how many sites.
alter table round
    add phase_deadline timestamptz,
    add sites_needed   integer;
