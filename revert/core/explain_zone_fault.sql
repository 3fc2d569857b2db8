-- Revert holdfast:core/explain_zone_fault from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.explain_zone_fault(text);

commit;
