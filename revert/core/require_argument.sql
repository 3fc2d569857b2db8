-- Revert holdfast:core/require_argument from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.require_argument(boolean, text, text);

commit;
