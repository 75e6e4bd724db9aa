package fr.encaisse.simulator;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * One attempt of a payer to pay a link.
 *
 * @param login what the payer typed at the bank; it decides how the attempt ends
 * @param account the account the payer chose at the bank
 * @param settlesAt when the bank decides about a pending transfer; null when it never does by itself
 */
record PaymentRequest(
        long serial,
        UUID id,
        UUID linkId,
        int providerId,
        String clientReference,
        List<PaymentTransaction> transactions,
        Instant createdAt,
        Instant updatedAt,
        String login,
        String account,
        Instant settlesAt)
        implements Numbered {

    static PaymentRequest of(long serial, PaymentLink link, int providerId, Instant at) {
        List<PaymentTransaction> transactions =
                link.transactions().stream().map(PaymentTransaction::of).toList();
        return new PaymentRequest(
                serial,
                UUID.randomUUID(),
                link.id(),
                providerId,
                link.clientReference(),
                transactions,
                at,
                at,
                null,
                null,
                null);
    }

    /** The status all transactions share, PART where they differ. */
    PaymentStatus status() {
        List<PaymentStatus> statuses =
                transactions.stream().map(PaymentTransaction::status).distinct().toList();
        return statuses.size() == 1 ? statuses.get(0) : PaymentStatus.PART;
    }

    String statusReason() {
        return status() == PaymentStatus.RJCT ? transactions.get(0).statusReason() : null;
    }

    /** Something of it waits for the bank's execution. */
    boolean isPending() {
        return transactions.stream().anyMatch(one -> one.status() == PaymentStatus.PDNG);
    }

    /** Moves every transaction that is chosen and not final yet; where all are final, those that were executed. */
    PaymentRequest become(PaymentStatus next, String reason, Instant at, Predicate<PaymentTransaction> chosen) {
        List<PaymentTransaction> moved =
                moved(next, reason, chosen.and(one -> !one.status().isFinal()));
        if (moved.equals(transactions)) {
            moved = moved(next, reason, chosen.and(one -> one.status().mayBecome(next)));
        }
        if (moved.equals(transactions)) {
            throw new StateConflict("request is " + status() + " and cannot become " + next);
        }
        return with(moved, at, login, account, settlesAt);
    }

    private List<PaymentTransaction> moved(PaymentStatus next, String reason, Predicate<PaymentTransaction> which) {
        return transactions.stream()
                .map(one -> which.test(one) ? one.become(next, reason) : one)
                .toList();
    }

    PaymentRequest atBank(String typedLogin, String chosenAccount) {
        if (status() != PaymentStatus.ACTC) {
            throw new StateConflict("request is " + status());
        }
        return with(transactions, updatedAt, typedLogin, chosenAccount, settlesAt);
    }

    void checkReadyToConfirm() {
        if (status() != PaymentStatus.ACTC || login == null || account == null) {
            throw new StateConflict("request is " + status() + " and the payer has not chosen an account");
        }
    }

    PaymentRequest settlingAt(Instant when) {
        return with(transactions, updatedAt, login, account, when);
    }

    private PaymentRequest with(
            List<PaymentTransaction> newTransactions,
            Instant newUpdatedAt,
            String newLogin,
            String newAccount,
            Instant newSettlesAt) {
        return new PaymentRequest(
                serial,
                id,
                linkId,
                providerId,
                clientReference,
                newTransactions,
                createdAt,
                newUpdatedAt,
                newLogin,
                newAccount,
                newSettlesAt);
    }
}
