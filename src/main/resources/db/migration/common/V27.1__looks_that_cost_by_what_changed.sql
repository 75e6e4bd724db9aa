-- next_look_at stands only at links about which something is unfinished, outdated_at only at those that can be paid and
-- are not for what is due: the sweep finds them without going through all that are open.
ALTER TABLE payment_link ADD COLUMN outdated_at TIMESTAMP WITH TIME ZONE;

UPDATE payment_link SET next_look_at = NULL
WHERE closed = TRUE
   OR state = 'INTENT'
   OR (state = 'VALID' AND NOT EXISTS (SELECT 1 FROM payment_attempt a
                                       WHERE a.link_id = payment_link.id AND a.status NOT IN ('RJCT', 'ACSC')));

UPDATE payment_link SET next_look_at = intent_at
WHERE next_look_at IS NULL AND closed = FALSE AND bridge_id IS NOT NULL
  AND (state <> 'VALID' OR EXISTS (SELECT 1 FROM payment_attempt a
                                   WHERE a.link_id = payment_link.id AND a.status NOT IN ('RJCT', 'ACSC')));

UPDATE payment_link SET outdated_at = intent_at
WHERE live_key IS NOT NULL AND state = 'VALID'
  AND EXISTS (SELECT 1 FROM receivable r
              WHERE r.invoice_id = payment_link.invoice_id
                AND (r.cancelled_at IS NOT NULL OR r.settled >= r.gross
                     OR payment_link.amount <> COALESCE(r.part, r.gross - r.settled)));

CREATE INDEX payment_link_look ON payment_link (next_look_at);
CREATE INDEX payment_link_outdated ON payment_link (outdated_at);
CREATE INDEX payment_link_intent ON payment_link (state, lease_until);
