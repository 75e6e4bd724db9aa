-- When the sweep looks once more at a link that has ended and through which somebody has tried to pay: a bank may still
-- take back or execute a payment. Null where nobody has, so that the cost grows with payments.
ALTER TABLE payment_link ADD COLUMN late_look_at TIMESTAMP WITH TIME ZONE;
CREATE INDEX payment_link_late_look ON payment_link (late_look_at);
