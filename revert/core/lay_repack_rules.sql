-- Revert holdfast:core/lay_repack_rules from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.lay_repack_rules(core.venue, core.day_frame, date, core.day_board, double precision, timestamptz);

commit;
