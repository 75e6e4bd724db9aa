package fr.encaisse.simulator;

import java.util.UUID;

/** One transfer of a payment request with its own status. */
record PaymentTransaction(UUID id, Transfer transfer, PaymentStatus status, String statusReason) {

    static PaymentTransaction of(Transfer transfer) {
        return new PaymentTransaction(UUID.randomUUID(), transfer, PaymentStatus.CREA, null);
    }

    PaymentTransaction become(PaymentStatus next, String reason) {
        if (!status.mayBecome(next)) {
            throw new StateConflict("transaction is " + status + " and cannot become " + next);
        }
        return new PaymentTransaction(id, transfer, next, reason);
    }
}
