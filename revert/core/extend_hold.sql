-- Revert holdfast:core/extend_hold from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.extend_hold(core.booking, timestamptz);

commit;
