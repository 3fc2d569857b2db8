-- Revert holdfast:types/optimization_view from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop type api.optimization_view;

commit;
