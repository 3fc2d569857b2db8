-- Revert holdfast:core/place_hold from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.place_hold(core.visit_request, text, timestamptz);

commit;
