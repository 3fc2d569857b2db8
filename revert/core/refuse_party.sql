-- Revert holdfast:core/refuse_party from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.refuse_party(core.venue, bigint, integer, text, boolean);

commit;
