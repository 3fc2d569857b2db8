-- Revert holdfast:types/visit_request from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop type core.visit_request;

commit;
