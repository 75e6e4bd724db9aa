-- The register: one row per invoice from its first draft on. Together with draft_step and the counter the only rows
-- of this module that ever change.
CREATE TABLE invoice_state (
    invoice_id  UUID PRIMARY KEY,
    state       VARCHAR(20)              NOT NULL,
    owner       VARCHAR(255)             NOT NULL,
    title       VARCHAR(500)             NOT NULL,
    client_name VARCHAR(1000)            NOT NULL,
    search_text VARCHAR(4000)            NOT NULL,
    opened_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    -- The place in lists: last typed while a draft, issued afterwards; a payment does not move it.
    listed_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    changed_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    settled_at  TIMESTAMP WITH TIME ZONE
);
CREATE INDEX invoice_state_listed ON invoice_state (listed_at, invoice_id);

CREATE TABLE draft_step (
    invoice_id UUID                     NOT NULL REFERENCES invoice_state,
    step       VARCHAR(20)              NOT NULL,
    version    INTEGER                  NOT NULL,
    content    VARCHAR(1000000)         NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (invoice_id, step)
);

-- The counter: locked by whoever takes a number until the invoice is committed, so there is no gap.
CREATE TABLE invoice_series (
    series          VARCHAR(10) PRIMARY KEY,
    numbering_year  INTEGER NOT NULL,
    last_number     INTEGER NOT NULL,
    last_issue_date DATE    NOT NULL
);
INSERT INTO invoice_series (series, numbering_year, last_number, last_issue_date) VALUES ('F', 0, 0, DATE '2000-01-01');

-- From here on insert-only: what was issued, with snapshots of issuer, buyer and account as JSON.
CREATE TABLE invoice (
    invoice_id      UUID PRIMARY KEY REFERENCES invoice_state,
    number          VARCHAR(35)              NOT NULL UNIQUE,
    issue_date      DATE                     NOT NULL,
    due_date        DATE                     NOT NULL,
    service_date    DATE                     NOT NULL,
    payment_rule    VARCHAR(30)              NOT NULL,
    title           VARCHAR(120)             NOT NULL,
    description     VARCHAR(2000)            NOT NULL,
    order_reference VARCHAR(60)              NOT NULL,
    issuer          VARCHAR(1000000)         NOT NULL,
    buyer           VARCHAR(1000000)         NOT NULL,
    account         VARCHAR(1000000)         NOT NULL,
    net             NUMERIC(15, 2)           NOT NULL,
    vat_total       NUMERIC(15, 2)           NOT NULL,
    gross           NUMERIC(15, 2)           NOT NULL,
    issued_by       VARCHAR(255)             NOT NULL,
    issued_at       TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE invoice_section (
    invoice_id UUID           NOT NULL REFERENCES invoice,
    section_no INTEGER        NOT NULL,
    title      VARCHAR(80)    NOT NULL,
    net        NUMERIC(15, 2) NOT NULL,
    PRIMARY KEY (invoice_id, section_no)
);

CREATE TABLE invoice_line (
    invoice_id   UUID             NOT NULL,
    section_no   INTEGER          NOT NULL,
    line_no      INTEGER          NOT NULL,
    product_id   UUID             NOT NULL,
    reference    VARCHAR(1000)    NOT NULL,
    name         VARCHAR(1000)    NOT NULL,
    description  VARCHAR(1000000) NOT NULL,
    kind         VARCHAR(20)      NOT NULL,
    quantity     NUMERIC(13, 4)   NOT NULL,
    unit         VARCHAR(20)      NOT NULL,
    unit_price   NUMERIC(16, 4)   NOT NULL,
    vat_category VARCHAR(2)       NOT NULL,
    vat_rate     NUMERIC(5, 2)    NOT NULL,
    net          NUMERIC(15, 2)   NOT NULL,
    PRIMARY KEY (invoice_id, section_no, line_no),
    FOREIGN KEY (invoice_id, section_no) REFERENCES invoice_section
);

CREATE TABLE invoice_vat (
    invoice_id       UUID           NOT NULL REFERENCES invoice,
    vat_no           INTEGER        NOT NULL,
    category         VARCHAR(2)     NOT NULL,
    rate             NUMERIC(5, 2)  NOT NULL,
    base             NUMERIC(15, 2) NOT NULL,
    vat              NUMERIC(15, 2) NOT NULL,
    exemption_reason VARCHAR(4000)  NOT NULL,
    PRIMARY KEY (invoice_id, vat_no)
);

CREATE TABLE invoice_mention (
    invoice_id UUID          NOT NULL REFERENCES invoice,
    mention_no INTEGER       NOT NULL,
    code       VARCHAR(50)   NOT NULL,
    wording    VARCHAR(4000) NOT NULL,
    PRIMARY KEY (invoice_id, mention_no)
);
