-- The engine's acquisition asks for due jobs every second; without an index it reads the whole table each time.
create index act_idx_job_duedate on ACT_RU_JOB (DUEDATE_);
