-- Revert holdfast:core/confirm_hold from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.confirm_hold(core.booking, bigint, text, timestamptz);

commit;
