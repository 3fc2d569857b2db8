-- Revert holdfast:core/merge_contact from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.merge_contact(core.booking, text, text, text, text, timestamptz);

commit;
