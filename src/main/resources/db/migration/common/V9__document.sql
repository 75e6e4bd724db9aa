-- The document of an issued invoice, rendered once and never written again; the key lets two nodes race for it.
CREATE TABLE document (
    invoice_id  UUID PRIMARY KEY,
    file_name   VARCHAR(100)             NOT NULL,
    sha256      CHAR(64)                 NOT NULL,
    bytes       BYTEA                    NOT NULL,
    rendered_at TIMESTAMP WITH TIME ZONE NOT NULL
);
