-- Revert holdfast:types/hold_view from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop type api.hold_view;

commit;
