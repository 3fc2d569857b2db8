-- Revert holdfast:core/answer_hold from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.answer_hold(core.venue, core.visit_request, text, text, text, core.booking, timestamptz, timestamptz);

commit;
