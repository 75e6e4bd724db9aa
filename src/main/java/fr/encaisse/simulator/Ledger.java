package fr.encaisse.simulator;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What has really been paid, in euros: the sums of executed transfers, to hold the books of others against. */
record Ledger(List<Entry> entries, int transfers, BigDecimal total) {

    /** Executed transfers of one client reference; a missing reference is an empty one. */
    record Entry(String clientReference, int transfers, BigDecimal amount) {

        private Entry plus(BigDecimal more) {
            return new Entry(clientReference, transfers + 1, amount.add(more));
        }
    }

    static Ledger of(Collection<PaymentRequest> requests) {
        Map<String, Entry> entries = new TreeMap<>(Comparator.naturalOrder());
        for (PaymentRequest request : requests) {
            for (PaymentTransaction transaction : request.transactions()) {
                if (transaction.status() == PaymentStatus.ACSC) {
                    String reference = reference(request, transaction.transfer());
                    entries.merge(
                            reference,
                            new Entry(reference, 1, transaction.transfer().amount()),
                            (sum, one) -> sum.plus(one.amount()));
                }
            }
        }
        return new Ledger(
                List.copyOf(entries.values()),
                entries.values().stream().mapToInt(Entry::transfers).sum(),
                entries.values().stream().map(Entry::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static String reference(PaymentRequest request, Transfer transfer) {
        if (transfer.clientReference() != null) {
            return transfer.clientReference();
        }
        return request.clientReference() == null ? "" : request.clientReference();
    }
}
