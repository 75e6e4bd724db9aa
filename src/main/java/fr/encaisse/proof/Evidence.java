package fr.encaisse.proof;

import fr.encaisse.journal.JournalEntry;
import fr.encaisse.shared.Money;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the journal says, gathered entry by entry; whatever breaks the chain or the order of numbers is reported at once. */
final class Evidence {

    private static final Pattern NUMBER = Pattern.compile("(.+)-(\\d{4})-(\\d{1,18})");

    private final Report report;
    private final Map<String, Issue> invoices = new HashMap<>();
    private final Map<String, Issue> creditNotes = new HashMap<>();
    private final Map<String, String> documents = new HashMap<>();
    private final Map<String, Money> balances = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, Numbered> series = new HashMap<>();
    private final Map<Long, Mark> marks = new TreeMap<>();
    private JournalEntry last = JournalEntry.ORIGIN;
    private Totals totals = Totals.NONE;

    /** @param marked numbers of the entries up to which totals are asked for later */
    Evidence(Report report, Set<Long> marked) {
        this.report = report;
        marked.forEach(seq -> marks.put(seq, null));
        mark();
    }

    /** @param form of the hash; 0 when it was issued before there was one */
    record Issue(String number, String sha256, int form) {}

    /** The chain up to an entry. */
    record Mark(String hash, Totals totals) {}

    private record Numbered(int year, long number, String day) {}

    void add(JournalEntry entry) {
        if (!entry.follows(last)) {
            reportBreak(entry);
        }
        last = entry;
        totals = totals.plus(entry);
        mark();
        note(entry);
    }

    JournalEntry last() {
        return last;
    }

    Map<String, Issue> invoices() {
        return invoices;
    }

    Map<String, Issue> creditNotes() {
        return creditNotes;
    }

    Map<String, String> documents() {
        return documents;
    }

    Map<String, Money> balances() {
        return balances;
    }

    boolean knowsKey(String publicKey) {
        return keys.contains(publicKey);
    }

    /** Null when the journal does not reach that far. */
    Mark upTo(long seq) {
        return marks.get(seq);
    }

    private void mark() {
        if (marks.containsKey(last.seq())) {
            marks.put(last.seq(), new Mark(last.hash(), totals));
        }
    }

    private void reportBreak(JournalEntry entry) {
        if (entry.seq() != last.seq() + 1) {
            report.fault("entry.missing", last.seq() + 1, entry.seq());
        } else {
            boolean joined = entry.previousHash().equals(last.hash());
            report.fault(
                    joined ? "entry.changed" : "entry.unjoined",
                    entry.seq(),
                    entry.type(),
                    entry.subject(),
                    entry.at());
        }
    }

    private void note(JournalEntry entry) {
        switch (entry.type()) {
            case "invoice.issued" -> issued(entry, invoices);
            case "creditNote.issued" -> issued(entry, creditNotes);
            case "document.stored" -> documents.put(entry.subject(), entry.fact("sha256"));
            case "closing.keyMade" -> keys.add(entry.fact("publicKey"));
            default -> {
                if (Totals.isMovement(entry)) {
                    balances.merge(entry.subject(), Totals.movement(entry), Money::plus);
                }
            }
        }
    }

    private void issued(JournalEntry entry, Map<String, Issue> issues) {
        issues.put(entry.subject(), new Issue(entry.fact("number"), entry.fact("sha256"), form(entry)));
        follow(entry);
    }

    private static int form(JournalEntry entry) {
        String form = entry.fact("form");
        if (form.isEmpty()) {
            return 0;
        }
        return form.matches("\\d{1,4}") ? Integer.parseInt(form) : -1;
    }

    /** Numbers of a series go up by one, from one each year; their days never go back. */
    private void follow(JournalEntry entry) {
        Matcher number = NUMBER.matcher(entry.fact("number"));
        if (!number.matches()) {
            report.fault("number.unreadable", entry.seq(), entry.fact("number"));
            return;
        }
        Numbered now = new Numbered(
                Integer.parseInt(number.group(2)), Long.parseLong(number.group(3)), entry.fact("issueDate"));
        Numbered before = series.put(number.group(1), now);
        long expected = before != null && before.year() == now.year() ? before.number() + 1 : 1;
        if (now.number() != expected) {
            report.fault("number.gap", entry.fact("number"), entry.seq(), expected);
        }
        if (before != null && day(now).isBefore(day(before))) {
            report.fault("number.dayGoesBack", entry.fact("number"), entry.seq(), now.day(), before.day());
        }
    }

    private static LocalDate day(Numbered numbered) {
        try {
            return LocalDate.parse(numbered.day());
        } catch (DateTimeParseException tampered) {
            return LocalDate.MIN;
        }
    }
}
