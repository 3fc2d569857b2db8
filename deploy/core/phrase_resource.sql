-- Deploy holdfast:core/phrase_resource to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.phrase_resource(p_label text, p_kind text, p_reason text, p_until text)
returns text
language sql
immutable
as $$
  select format(
    case p_reason
      when 'available' then '%1$s is free'
      when 'held' then '%1$s is being booked by somebody else at this moment'
      when 'on_break' then '%1$s is on a break until %2$s'
      when 'off_duty' then case p_kind when 'therapist' then '%1$s does not work then' else '%1$s is not used then' end
      when 'blackout' then case p_kind when 'therapist' then '%1$s is away until %2$s' else '%1$s is out of use until %2$s' end
      when 'taken' then case p_kind when 'therapist' then '%1$s is with somebody else until %2$s' else '%1$s is in use until %2$s' end
      when 'too_soon' then '%1$s is needed again from %2$s'
      else case p_kind when 'therapist' then '%1$s is not ready until %2$s' else '%1$s is turning over until %2$s' end
    end,
    p_label, p_until
  );
$$;

comment on function core.phrase_resource(text, text, text, text) is
'Why a therapist or a room cannot be had, in words.';

revoke execute on function core.phrase_resource(text, text, text, text) from public;

commit;
