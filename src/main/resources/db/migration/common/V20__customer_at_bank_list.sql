-- When a customer was last led to the bank list: by scanning the code on a staff screen, or by "Payer".
ALTER TABLE receivable ADD COLUMN led_to_bank_at TIMESTAMP WITH TIME ZONE;
