-- Deploy holdfast:extensions/btree_gist to pg

begin;
set local lock_timeout = '2s';

-- The comment marks an extension that this deployment made, so that a revert does not drop somebody else's.
do $$
begin
  if not exists (select from pg_catalog.pg_extension as e where e.extname = 'btree_gist') then
    create extension btree_gist with schema public;
    comment on extension btree_gist is 'made by holdfast: equality of bigint in the exclusion constraint of core.claim';
  end if;
end
$$;

commit;
