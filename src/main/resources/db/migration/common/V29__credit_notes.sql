-- A credit note while it is written and approved; the state stays behind when it is issued or abandoned.
CREATE TABLE credit_note_draft (
    credit_note_id UUID PRIMARY KEY,
    invoice_id     UUID                     NOT NULL REFERENCES invoice,
    state          VARCHAR(20)              NOT NULL,
    written_by     VARCHAR(255)             NOT NULL,
    version        INTEGER                  NOT NULL,
    choice         VARCHAR(1000000)         NOT NULL,
    refused_by     VARCHAR(255),
    refusal        VARCHAR(500),
    approved_by    VARCHAR(255),
    opened_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    changed_at     TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX credit_note_draft_invoice ON credit_note_draft (invoice_id);

-- Its own series beside that of the invoices. Whoever issues a credit note holds this row, so that what is left to be
-- credited is read by one at a time.
INSERT INTO invoice_series (series, numbering_year, last_number, last_issue_date) VALUES ('AV', 0, 0, DATE '2000-01-01');

-- From here on insert-only. Issuer, buyer and account are those of the invoice, which does not change either.
CREATE TABLE credit_note (
    credit_note_id UUID PRIMARY KEY REFERENCES credit_note_draft,
    invoice_id     UUID                     NOT NULL REFERENCES invoice,
    number         VARCHAR(35)              NOT NULL UNIQUE,
    issue_date     DATE                     NOT NULL,
    basis          VARCHAR(10)              NOT NULL,
    percent        NUMERIC(5, 2),
    reason         VARCHAR(300)             NOT NULL,
    discount_unit  VARCHAR(10)              NOT NULL,
    discount_value NUMERIC(15, 2)           NOT NULL,
    discount       NUMERIC(15, 2)           NOT NULL,
    net            NUMERIC(15, 2)           NOT NULL,
    vat_total      NUMERIC(15, 2)           NOT NULL,
    gross          NUMERIC(15, 2)           NOT NULL,
    written_by     VARCHAR(255)             NOT NULL,
    approved_by    VARCHAR(255)             NOT NULL,
    issued_at      TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX credit_note_invoice ON credit_note (invoice_id);
CREATE INDEX credit_note_issued ON credit_note (issued_at, credit_note_id);

-- of_section and of_line name the line of the invoice that is credited; null for an amount on no line in particular.
CREATE TABLE credit_note_line (
    credit_note_id UUID             NOT NULL REFERENCES credit_note,
    section_no     INTEGER          NOT NULL,
    line_no        INTEGER          NOT NULL,
    section_title  VARCHAR(80)      NOT NULL,
    of_section     INTEGER,
    of_line        INTEGER,
    product_id     UUID,
    reference      VARCHAR(1000)    NOT NULL,
    name           VARCHAR(1000)    NOT NULL,
    description    VARCHAR(1000000) NOT NULL,
    kind           VARCHAR(20)      NOT NULL,
    quantity       NUMERIC(13, 4)   NOT NULL,
    unit           VARCHAR(20)      NOT NULL,
    unit_price     NUMERIC(16, 4)   NOT NULL,
    vat_category   VARCHAR(2)       NOT NULL,
    vat_rate       NUMERIC(5, 2)    NOT NULL,
    discount_unit  VARCHAR(10)      NOT NULL,
    discount_value NUMERIC(15, 2)   NOT NULL,
    discount       NUMERIC(15, 2)   NOT NULL,
    net            NUMERIC(15, 2)   NOT NULL,
    PRIMARY KEY (credit_note_id, section_no, line_no)
);

CREATE TABLE credit_note_vat (
    credit_note_id   UUID           NOT NULL REFERENCES credit_note,
    vat_no           INTEGER        NOT NULL,
    category         VARCHAR(2)     NOT NULL,
    rate             NUMERIC(5, 2)  NOT NULL,
    allowance        NUMERIC(15, 2) NOT NULL,
    base             NUMERIC(15, 2) NOT NULL,
    vat              NUMERIC(15, 2) NOT NULL,
    exemption_reason VARCHAR(4000)  NOT NULL,
    PRIMARY KEY (credit_note_id, vat_no)
);
