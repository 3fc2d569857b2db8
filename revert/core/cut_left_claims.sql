-- Revert holdfast:core/cut_left_claims from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.cut_left_claims(bigint, date, tstzrange);

commit;
