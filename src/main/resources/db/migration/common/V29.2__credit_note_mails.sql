-- The document of a credit note stands among those of the invoices.
COMMENT ON COLUMN document.invoice_id IS 'Of the invoice or the credit note whose document it is';

-- Null for a mail that carries the invoice itself.
ALTER TABLE delivery ADD COLUMN credit_note_id UUID;
