-- Verify holdfast:extensions/btree_gist on pg

begin;
\ir ../_assert.sql

do $$
begin
  perform pg_temp.assert_true(
    exists (select from pg_extension as e where e.extname = 'btree_gist'),
    'the extension btree_gist is not installed');
  perform pg_temp.assert_true(exists (
    select
    from pg_opclass as c
    inner join pg_am as m on m.oid = c.opcmethod
    where m.amname = 'gist' and c.opcdefault and c.opcintype = 'bigint'::regtype
  ), 'GiST has no operator class for bigint');
end
$$;

rollback;
