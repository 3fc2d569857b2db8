-- Revert holdfast:core/explain_text_fault from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.explain_text_fault(text, text, numeric, numeric);

commit;
