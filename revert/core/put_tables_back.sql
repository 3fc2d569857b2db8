-- Revert holdfast:core/put_tables_back from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.put_tables_back(core.claim[]);

commit;
