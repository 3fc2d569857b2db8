-- Revert holdfast:core/phrase_resource from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.phrase_resource(text, text, text, text);

commit;
