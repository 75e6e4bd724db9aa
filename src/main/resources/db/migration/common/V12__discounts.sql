-- Discounts of a line and of the whole; what was issued before had none. The discount of the whole is split over the VAT
-- groups as their allowances, each base is what remains.
ALTER TABLE invoice ADD COLUMN discount_unit VARCHAR(10) DEFAULT 'PERCENT' NOT NULL;
ALTER TABLE invoice ADD COLUMN discount_value NUMERIC(15, 2) DEFAULT 0 NOT NULL;
ALTER TABLE invoice ADD COLUMN discount NUMERIC(15, 2) DEFAULT 0 NOT NULL;

ALTER TABLE invoice_line ADD COLUMN discount_unit VARCHAR(10) DEFAULT 'PERCENT' NOT NULL;
ALTER TABLE invoice_line ADD COLUMN discount_value NUMERIC(15, 2) DEFAULT 0 NOT NULL;
ALTER TABLE invoice_line ADD COLUMN discount NUMERIC(15, 2) DEFAULT 0 NOT NULL;

ALTER TABLE invoice_vat ADD COLUMN allowance NUMERIC(15, 2) DEFAULT 0 NOT NULL;
