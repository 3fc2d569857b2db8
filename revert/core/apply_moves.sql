-- Revert holdfast:core/apply_moves from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.apply_moves(bigint[], jsonb, bigint, text, timestamptz);

commit;
