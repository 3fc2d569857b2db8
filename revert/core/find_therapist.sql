-- Revert holdfast:core/find_therapist from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_therapist(bigint, text);

commit;
