-- A draft may change hands: since when its owner has it. Null while whoever opened it still has it.
ALTER TABLE invoice_state ADD COLUMN owned_since TIMESTAMP WITH TIME ZONE;
