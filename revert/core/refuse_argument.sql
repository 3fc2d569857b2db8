-- Revert holdfast:core/refuse_argument from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.refuse_argument(text, jsonb);

commit;
