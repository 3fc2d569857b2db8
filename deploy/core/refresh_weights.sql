-- Deploy holdfast:core/refresh_weights to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.refresh_weights()
returns trigger
language plpgsql
volatile
as $$
begin
  update core.venue as v
  set strategy_weights = w.weights, is_load_balanced = w.is_load_balanced
  from (
    select
      n.venue_id,
      array_agg(
        case when coalesce(o.is_enabled, s.is_enabled) then coalesce(o.weight, s.weight) else 0 end order by s.position
      ) as weights,
      bool_or(
        s.strategy = 'load_balancing' and coalesce(o.is_enabled, s.is_enabled)
      ) as is_load_balanced
    from core.venue as n
    cross join core.strategy as s
    left join core.venue_strategy as o on o.venue_id = n.venue_id and o.strategy = s.strategy
    -- Of venues only a new one, which has none yet.
    where tg_table_name <> 'venue' or n.strategy_weights = '{}'
    group by n.venue_id
  ) as w
  where v.venue_id = w.venue_id and v.strategy_weights is distinct from w.weights;
  return null;
end
$$;

comment on function core.refresh_weights() is
  'Trigger: each venue carries the weights that hold for it, so that ranking finds them in the venue''s row.';

revoke execute on function core.refresh_weights() from public;

create or replace trigger _200_weights_are_refreshed
after insert or update or delete on core.strategy
for each statement execute function core.refresh_weights();

create or replace trigger _100_weights_are_refreshed
after insert or update or delete on core.venue_strategy
for each statement execute function core.refresh_weights();

create or replace trigger _100_weights_are_refreshed
after insert on core.venue
for each statement execute function core.refresh_weights();

comment on trigger _200_weights_are_refreshed on core.strategy is 'Each venue''s weights follow the registry.';
comment on trigger _100_weights_are_refreshed on core.venue_strategy is 'A venue''s weights follow what it says of them.';
comment on trigger _100_weights_are_refreshed on core.venue is 'A new venue has its weights from the beginning.';

commit;
