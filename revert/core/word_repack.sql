-- Revert holdfast:core/word_repack from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.word_repack(jsonb, jsonb, jsonb, double precision, double precision);

commit;
