grant usage on schema api to holdfast_guest, holdfast_service, holdfast_staff;
grant usage on schema jobs to holdfast_worker;
grant usage on schema ops to holdfast_staff, holdfast_monitor;
