-- Revert holdfast:core/sum_up_obstacles from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.sum_up_obstacles(core.venue, core.visit_request, boolean, timestamptz);

commit;
