-- Revert holdfast:core/review_deferred from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.review_deferred(bigint, bigint[]);

commit;
