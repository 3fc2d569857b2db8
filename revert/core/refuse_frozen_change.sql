-- Revert holdfast:core/refuse_frozen_change from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.refuse_frozen_change(jsonb, timestamptz);

commit;
