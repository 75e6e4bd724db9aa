-- What is legally final is never changed or removed, not even by a bug: see fr.encaisse.journal.Final.
CREATE TRIGGER journal_entry_final BEFORE UPDATE, DELETE ON journal_entry FOR EACH ROW CALL 'fr.encaisse.journal.Final';
CREATE TRIGGER closing_key_final BEFORE UPDATE, DELETE ON closing_key FOR EACH ROW CALL 'fr.encaisse.journal.Final';
CREATE TRIGGER closing_final BEFORE UPDATE, DELETE ON closing FOR EACH ROW CALL 'fr.encaisse.journal.Final';
CREATE TRIGGER invoice_final BEFORE UPDATE, DELETE ON invoice FOR EACH ROW CALL 'fr.encaisse.journal.Final';
CREATE TRIGGER invoice_section_final BEFORE UPDATE, DELETE ON invoice_section FOR EACH ROW CALL 'fr.encaisse.journal.Final';
CREATE TRIGGER invoice_line_final BEFORE UPDATE, DELETE ON invoice_line FOR EACH ROW CALL 'fr.encaisse.journal.Final';
CREATE TRIGGER invoice_vat_final BEFORE UPDATE, DELETE ON invoice_vat FOR EACH ROW CALL 'fr.encaisse.journal.Final';
CREATE TRIGGER invoice_mention_final BEFORE UPDATE, DELETE ON invoice_mention FOR EACH ROW CALL 'fr.encaisse.journal.Final';
CREATE TRIGGER document_final BEFORE UPDATE, DELETE ON document FOR EACH ROW CALL 'fr.encaisse.journal.Final';
CREATE TRIGGER payment_entry_final BEFORE UPDATE, DELETE ON payment_entry FOR EACH ROW CALL 'fr.encaisse.journal.Final';
CREATE TRIGGER revoked_address_final BEFORE UPDATE, DELETE ON revoked_address FOR EACH ROW CALL 'fr.encaisse.journal.Final';

-- H2 knows no trigger for TRUNCATE, but refuses it where a foreign key points; "invoice" and "invoice_section" have one.
CREATE TABLE never_truncated (
    nothing           INTEGER CHECK (FALSE),
    journal_entry     BIGINT REFERENCES journal_entry,
    closing_key       INTEGER REFERENCES closing_key,
    closing           VARCHAR(7) REFERENCES closing,
    document          UUID REFERENCES document,
    payment_entry     BIGINT REFERENCES payment_entry,
    revoked_address   VARCHAR(64) REFERENCES revoked_address,
    of_line           UUID,
    of_line_section   INTEGER,
    of_line_no        INTEGER,
    of_vat            UUID,
    of_vat_no         INTEGER,
    of_mention        UUID,
    of_mention_no     INTEGER,
    FOREIGN KEY (of_line, of_line_section, of_line_no) REFERENCES invoice_line,
    FOREIGN KEY (of_vat, of_vat_no) REFERENCES invoice_vat,
    FOREIGN KEY (of_mention, of_mention_no) REFERENCES invoice_mention
);
