-- Revert holdfast:core/block_address from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.block_address(bigint, text, timestamptz);

commit;
