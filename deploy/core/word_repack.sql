-- Deploy holdfast:core/word_repack to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.word_repack(
  p_before jsonb,
  p_after jsonb,
  p_bound jsonb,
  p_improvement double precision,
  p_threshold double precision
)
returns text
language sql
immutable
as $$
  select concat_ws(' ',
    case
      when a.seated = 0 and a.moves = 0 then 'Nothing better was found than how the day is seated now.'
      else concat(
        case when a.seated > 0 then format('%s that had no table %s one', a.seated || case a.seated when 1 then
          ' party' else ' parties' end, case a.seated when 1 then 'gets' else 'get' end) end,
        case when a.seated > 0 and a.moves > 0 then '; ' end,
        case when a.moves > 0 then format('%s to other tables',
          a.moves || case a.moves when 1 then ' booking moves' else ' bookings move' end) end, '.')
    end,
    case when (p_after ->> 'standing')::integer > 0
      then format('%s still without a table.', p_after ->> 'standing') end,
    format('Of what guests are likely to wish for, %s %% could still be seated (now %s %%, at most %s %%).',
      round(100 * (p_after ->> 'sellable')::numeric, 1), round(100 * (p_before ->> 'sellable')::numeric, 1),
      round(100 * (p_bound ->> 'sellable')::numeric, 1)),
    format('Empty seats and joined tables: %s (now %s, at least %s).',
      (p_after ->> 'wastedSeats')::integer + (p_after ->> 'joins')::integer,
      (p_before ->> 'wastedSeats')::integer + (p_before ->> 'joins')::integer,
      round((p_bound ->> 'wasteAndJoins')::numeric)),
    case
      when a.seated = 0 and a.moves = 0 then null
      when a.seated = 0 and p_improvement < p_threshold then format(
        'That is a gain of %s %%, less than the %s %% for which the venue wants guests moved.',
        round(100 * p_improvement::numeric, 1), round(100 * p_threshold::numeric))
      else format('That is a gain of %s %%.', round(100 * p_improvement::numeric, 1))
    end)
  from (
    select (p_after ->> 'seated')::integer - (p_before ->> 'seated')::integer as seated,
      (p_after ->> 'moves')::integer as moves
  ) as a;
$$;

comment on function core.word_repack(jsonb, jsonb, jsonb, double precision, double precision) is
  'What a re-packing does and gains, in words for staff.';

revoke execute on function core.word_repack(jsonb, jsonb, jsonb, double precision, double precision) from public;

commit;
