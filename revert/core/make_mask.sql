-- Revert holdfast:core/make_mask from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.make_mask(tstzrange, timestamptz, double precision);

commit;
