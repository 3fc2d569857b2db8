-- Revert holdfast:ops/opt_in_venue from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function ops.opt_in_venue(text, text, boolean);

commit;
