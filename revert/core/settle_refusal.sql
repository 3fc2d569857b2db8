-- Revert holdfast:core/settle_refusal from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.settle_refusal(core.venue, core.day_frame, core.booking, text, jsonb, timestamptz, timestamptz);

commit;
