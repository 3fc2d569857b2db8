-- Verify holdfast:queues/assignment on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_queue(p_name => 'assignment');
call pg_temp.assert_queue(p_name => 'assignment_dead');

rollback;
