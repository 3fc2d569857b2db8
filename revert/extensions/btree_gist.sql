-- Revert holdfast:extensions/btree_gist from pg
-- Only an extension that the deployment made goes.

begin;
set local lock_timeout = '2s';

do $$
begin
  if exists (
    select from pg_catalog.pg_extension as e
    where e.extname = 'btree_gist'
      and obj_description(e.oid, 'pg_extension') like 'made by holdfast%'
  ) then
    drop extension btree_gist;
  end if;
end
$$;

commit;
