-- Issued credit notes are as final as invoices, see V25.1.
CREATE TRIGGER credit_note_final BEFORE UPDATE OR DELETE ON credit_note FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER credit_note_line_final BEFORE UPDATE OR DELETE ON credit_note_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER credit_note_vat_final BEFORE UPDATE OR DELETE ON credit_note_vat FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER credit_note_kept BEFORE TRUNCATE ON credit_note FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER credit_note_line_kept BEFORE TRUNCATE ON credit_note_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER credit_note_vat_kept BEFORE TRUNCATE ON credit_note_vat FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
