-- Revert holdfast:types/ranked_seating from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop type core.ranked_seating;

commit;
