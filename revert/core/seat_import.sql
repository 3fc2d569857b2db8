-- Revert holdfast:core/seat_import from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.seat_import(core.booking, core.venue, text[], timestamptz);

commit;
