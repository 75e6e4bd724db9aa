-- What credit notes have taken off the invoice; what is due is gross less credited less settled.
alter table receivable add column credited numeric(14, 2) default 0 not null;
