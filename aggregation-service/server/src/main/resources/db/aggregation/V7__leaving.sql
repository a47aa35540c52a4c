-- Why a site left a round, in a word of the contract's LeaveReason; empty when it did not say.
alter table round_site add column left_because text not null default '';
