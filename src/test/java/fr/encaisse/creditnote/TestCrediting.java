package fr.encaisse.creditnote;

import fr.encaisse.creditnote.CreditChoice.LineChoice;
import fr.encaisse.creditnote.CreditNote.Basis;
import fr.encaisse.creditnote.CreditNote.Issued;
import fr.encaisse.creditnote.CreditNote.Origin;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.shared.Display;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Takes an issued invoice back in a test, part after part, as staff would: by the rules that make real credit notes. */
public final class TestCrediting {

    private final InvoiceContent invoice;
    private final MessageSource messages;
    private final List<CreditNote> issued = new ArrayList<>();

    /** @param messages with the words that are printed on a credit note */
    public TestCrediting(InvoiceContent invoice, MessageSource messages) {
        this.invoice = invoice;
        this.messages = messages;
    }

    /** All that is left. */
    public CreditNote rest() {
        return issued(typed(Basis.ALL, List.of(), null));
    }

    /** @param quantities as typed beside the lines, in printed order; empty where nothing is credited */
    public CreditNote lines(String... quantities) {
        List<LineChoice> lines = new ArrayList<>();
        for (int section = 0; section < invoice.sections().size(); section++) {
            for (int line = 0; line < invoice.sections().get(section).lines().size(); line++) {
                lines.add(new LineChoice(section, line, quantities[lines.size()]));
            }
        }
        return issued(typed(Basis.LINES, lines, null));
    }

    public CreditNote percent(String typed) {
        return issued(typed(Basis.PERCENT, List.of(), typed));
    }

    /** @param typed with VAT */
    public CreditNote amount(String typed) {
        return issued(typed(Basis.AMOUNT, List.of(), typed));
    }

    private static CreditChoice typed(Basis basis, List<LineChoice> lines, String number) {
        return new CreditChoice(basis.name(), lines, number, number, "Erreur de quantité", "", "fr");
    }

    private CreditNote issued(CreditChoice choice) {
        Credited credited = new Credited(invoice, issued);
        CreditReading.Sound sound =
                CreditReading.check(choice, invoice, credited).value().orElseThrow();
        CreditSelection selection = sound.selection();
        CreditCalculation.Result result = new CreditCalculation(invoice, credited, lineName(selection)).of(selection);
        CreditNoteId id = CreditNoteId.random();
        CreditNote note = new CreditNote(
                        id,
                        Origin.of(invoice),
                        selection.basis(),
                        selection instanceof CreditSelection.Percent share ? share.percent() : null,
                        CreditedContent.of(
                                invoice,
                                id,
                                invoice.issueDate().plusDays(3),
                                sound.reason(),
                                result.sections(),
                                result.totals()),
                        result.sources(),
                        null)
                .numbered("AV-2026-00000" + (issued.size() + 1), new Issued("staff", "manager", Instant.EPOCH));
        issued.add(note);
        return note;
    }

    private String lineName(CreditSelection selection) {
        String percent = selection instanceof CreditSelection.Percent share
                ? Display.percent(share.percent(), Locale.FRENCH)
                : "";
        return messages.getMessage(
                "document.credit.line." + selection.basis(), new Object[] {invoice.number(), percent}, Locale.FRENCH);
    }
}
