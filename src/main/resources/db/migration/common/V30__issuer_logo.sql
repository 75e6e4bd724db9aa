-- One row, as the issuer: the picture that documents carry, drawn anew from what was handed in; 200 kB at most.
CREATE TABLE issuer_logo (
    id         INTEGER                  NOT NULL PRIMARY KEY CHECK (id = 1),
    png        BYTEA                    NOT NULL,
    sha256     CHAR(64)                 NOT NULL,
    width      INTEGER                  NOT NULL,
    height     INTEGER                  NOT NULL,
    changed_by VARCHAR(255)             NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
