-- Revert holdfast:core/search_offers from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.search_offers(core.venue, core.day_frame, core.booking, timestamptz);

commit;
