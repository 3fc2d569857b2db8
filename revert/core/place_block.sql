-- Revert holdfast:core/place_block from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.place_block(timestamp, timestamp, text);

commit;
