-- Revert holdfast:core/check_party from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.check_party(core.venue, integer, text, boolean, boolean);

commit;
