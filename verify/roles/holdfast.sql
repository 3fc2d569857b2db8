-- Verify holdfast:roles/holdfast on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_role(p_name => 'holdfast_owner', p_attributes => '{}', p_member_of => '{}');
call pg_temp.assert_role(p_name => 'holdfast_service', p_attributes => '{}', p_member_of => '{}');
call pg_temp.assert_role(p_name => 'holdfast_guest', p_attributes => '{}', p_member_of => '{}');
call pg_temp.assert_role(p_name => 'holdfast_staff', p_attributes => '{}', p_member_of => '{}');
call pg_temp.assert_role(p_name => 'holdfast_worker', p_attributes => '{}', p_member_of => '{}');
call pg_temp.assert_role(p_name => 'holdfast_monitor', p_attributes => '{}', p_member_of => '{}');
call pg_temp.assert_role(
  p_name => 'holdfast_http',
  p_attributes => array['login', 'noinherit'],
  p_member_of => array['holdfast_guest', 'holdfast_service', 'holdfast_staff']
);

-- What the owner makes is nobody else's until it is granted.
do $$
begin
  perform pg_temp.assert_same('default rights on functions of holdfast_owner', array(
    select unnest(pg_temp.list_grants(coalesce(d.defaclacl, acldefault('f', r.oid)), r.oid))
    from pg_roles as r
    left join pg_default_acl as d
      on d.defaclrole = r.oid and d.defaclobjtype = 'f' and d.defaclnamespace = 0
    where r.rolname = 'holdfast_owner'
  ), '{}');
  perform pg_temp.assert_same('other default rights of holdfast_owner', array(
    select unnest(pg_temp.list_grants(d.defaclacl, d.defaclrole))
    from pg_default_acl as d
    where d.defaclrole = 'holdfast_owner'::regrole
  ), '{}');
end
$$;

rollback;
