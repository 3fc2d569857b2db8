-- Revert holdfast:core/add_therapist_wish from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.add_therapist_wish(core.visit_request, text);

commit;
