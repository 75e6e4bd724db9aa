-- One row: whether this database belongs to a demonstration or to production. Written at the first start; also what
-- nodes that start together lock to take turns.
create table installation (
    id    smallint primary key check (id = 1),
    kind  varchar(10) check (kind in ('DEMO', 'PRODUCTION')),
    since timestamp with time zone
);

insert into installation (id) values (1);
