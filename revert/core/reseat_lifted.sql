-- Revert holdfast:core/reseat_lifted from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.reseat_lifted(core.booking, jsonb, text, timestamptz);

commit;
