-- Deploy holdfast:core/make_mask to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.make_mask(p_during tstzrange, p_origin timestamptz, p_unit double precision)
returns bigint
language plpgsql
immutable
as $$
declare
  v_first integer := greatest(floor(date_part('epoch', lower(p_during) - p_origin) / p_unit), 0);
  v_end integer := least(ceil(date_part('epoch', upper(p_during) - p_origin) / p_unit), 62);
begin
  return ((1::bigint << greatest(v_end - v_first, 0)) - 1) << least(v_first, 62);
end
$$;

comment on function core.make_mask(tstzrange, timestamptz, double precision) is
  'A time as a mask, one bit for each unit of seconds from origin that it touches; 62 units at most.';

revoke execute on function core.make_mask(tstzrange, timestamptz, double precision) from public;

commit;
