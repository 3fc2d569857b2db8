-- Revert holdfast:core/require_review from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.require_review(core.booking);

commit;
