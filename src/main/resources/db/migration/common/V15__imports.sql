-- Files to import and what came of them. applying is the kind while rows are being taken over: one at a time.
-- digest stands for what the preview saw; it must be the same when the rows are taken over.
CREATE TABLE import_run (
    id              UUID                     NOT NULL PRIMARY KEY,
    kind            VARCHAR(40)              NOT NULL,
    file_name       VARCHAR(200)             NOT NULL,
    size_bytes      INTEGER                  NOT NULL,
    sha256          VARCHAR(64)              NOT NULL,
    locale          VARCHAR(10)              NOT NULL,
    requested_by    VARCHAR(100)             NOT NULL,
    requested_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    state           VARCHAR(20)              NOT NULL,
    note            VARCHAR(100)             NOT NULL,
    note_args       VARCHAR(4000)            NOT NULL,
    unknown_columns VARCHAR(10000)           NOT NULL,
    rows_done       INTEGER                  NOT NULL,
    rows_total      INTEGER                  NOT NULL,
    added           INTEGER                  NOT NULL,
    changed         INTEGER                  NOT NULL,
    unchanged       INTEGER                  NOT NULL,
    refused         INTEGER                  NOT NULL,
    digest          VARCHAR(64)              NOT NULL,
    applying        VARCHAR(40) UNIQUE,
    owner           UUID,
    lease_until     TIMESTAMP WITH TIME ZONE,
    decided_by      VARCHAR(100)             NOT NULL,
    finished_at     TIMESTAMP WITH TIME ZONE,
    emptied         BOOLEAN                  NOT NULL
);

CREATE INDEX import_run_state ON import_run (state, requested_at);
CREATE INDEX import_run_newest ON import_run (requested_at);

-- The first rows of each action, and all that are refused; details as JSON.
CREATE TABLE import_line (
    run_id  UUID             NOT NULL REFERENCES import_run (id),
    line    INTEGER          NOT NULL,
    action  VARCHAR(10)      NOT NULL,
    label   VARCHAR(200)     NOT NULL,
    details VARCHAR(1000000) NOT NULL,
    PRIMARY KEY (run_id, line)
);

-- The files themselves: their bytes are added per database.
CREATE TABLE import_file (
    run_id UUID NOT NULL PRIMARY KEY REFERENCES import_run (id)
);
