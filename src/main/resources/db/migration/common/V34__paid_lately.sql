-- "Payées dernièrement": the last payments are found without reading every paid invoice.
CREATE INDEX invoice_state_settled ON invoice_state (settled_at);
