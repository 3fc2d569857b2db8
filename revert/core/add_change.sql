-- Revert holdfast:core/add_change from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.add_change(core.booking, core.visit_request, boolean, timestamptz);

commit;
