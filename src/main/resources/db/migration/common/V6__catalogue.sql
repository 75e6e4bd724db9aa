-- unit: UN/ECE recommendation 20; vat_category: UNCL 5305. What is no longer sold stays for the invoices that name it.
CREATE TABLE product (
    id           UUID           NOT NULL PRIMARY KEY,
    reference    VARCHAR(50)    NOT NULL UNIQUE,
    name         VARCHAR(200)   NOT NULL,
    description  VARCHAR(1000)  NOT NULL,
    kind         VARCHAR(20)    NOT NULL,
    unit         VARCHAR(3)     NOT NULL,
    unit_price   NUMERIC(15, 4) NOT NULL,
    vat_category VARCHAR(2)     NOT NULL,
    vat_rate     NUMERIC(5, 2)  NOT NULL,
    sold         BOOLEAN        NOT NULL,
    search_text  VARCHAR(2000)  NOT NULL,
    version      INTEGER        NOT NULL
);
