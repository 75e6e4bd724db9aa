-- Issued credit notes are as final as invoices, see V25.1.
CREATE TRIGGER credit_note_final BEFORE UPDATE, DELETE ON credit_note FOR EACH ROW CALL 'fr.encaisse.journal.Final';
CREATE TRIGGER credit_note_line_final BEFORE UPDATE, DELETE ON credit_note_line FOR EACH ROW CALL 'fr.encaisse.journal.Final';
CREATE TRIGGER credit_note_vat_final BEFORE UPDATE, DELETE ON credit_note_vat FOR EACH ROW CALL 'fr.encaisse.journal.Final';

ALTER TABLE never_truncated ADD (
    of_credit_line         UUID,
    of_credit_line_section INTEGER,
    of_credit_line_no      INTEGER,
    of_credit_vat          UUID,
    of_credit_vat_no       INTEGER
);
ALTER TABLE never_truncated
    ADD FOREIGN KEY (of_credit_line, of_credit_line_section, of_credit_line_no) REFERENCES credit_note_line;
ALTER TABLE never_truncated ADD FOREIGN KEY (of_credit_vat, of_credit_vat_no) REFERENCES credit_note_vat;
