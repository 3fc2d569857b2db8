-- Revert holdfast:core/refresh_weights from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop trigger _200_weights_are_refreshed on core.strategy;
drop trigger _100_weights_are_refreshed on core.venue_strategy;
drop trigger _100_weights_are_refreshed on core.venue;
drop function core.refresh_weights();

commit;
