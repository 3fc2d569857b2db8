-- Revert holdfast:core/check_holder from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.check_holder(core.venue, text, text, bigint, timestamptz);

commit;
