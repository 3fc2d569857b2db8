-- Revert holdfast:core/describe_request from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.describe_request(core.visit_request, core.booking, text, text, text);

commit;
