-- Revert holdfast:core/offer_times from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.offer_times(core.venue, core.day_frame, core.booking, timestamptz);

commit;
