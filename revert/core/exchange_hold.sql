-- Revert holdfast:core/exchange_hold from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.exchange_hold(core.venue, core.visit_request, text, text, core.booking, timestamptz, timestamptz);

commit;
