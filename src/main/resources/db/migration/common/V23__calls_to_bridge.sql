-- Calls to Bridge that the nodes have reserved, by short windows of time; the one row of bridge_budget is what they
-- queue for, and tells until when Bridge wants none.
create table bridge_budget (
    id        integer not null primary key,
    resume_at timestamp with time zone,
    refusals  integer not null
);
insert into bridge_budget (id, refusals) values (1, 0);
create table bridge_call_window (
    begins_at timestamp with time zone not null primary key,
    reserved  integer                  not null
);
