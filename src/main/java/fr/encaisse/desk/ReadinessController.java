package fr.encaisse.desk;

import fr.encaisse.catalogue.Catalogue;
import fr.encaisse.client.Client;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceState;
import fr.encaisse.invoice.InvoiceSummary;
import fr.encaisse.invoice.Invoices;
import fr.encaisse.invoice.IssueRequirement.Missing;
import fr.encaisse.invoice.Issuing;
import fr.encaisse.invoice.Step;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Loi à venir": which drafts could not be issued on a day to come, and where that is mended; managers only. */
@Controller
class ReadinessController {

    /** Small companies issue electronic invoices from then on (finance law 2024, art. 91). */
    private static final LocalDate REFORM = LocalDate.of(2027, 9, 1);

    private static final int MOST = 200;
    private static final Set<String> OF_THE_CLIENT =
            Set.of("invoice.missing.clientAddress", "invoice.missing.clientSiren", "invoice.missing.clientVatNumber");

    private final Invoices invoices;
    private final Issuing issuing;
    private final Drafts drafts;
    private final Catalogue catalogue;
    private final Rows rows;
    private final Words words;
    private final Clock clock;

    ReadinessController(
            Invoices invoices,
            Issuing issuing,
            Drafts drafts,
            Catalogue catalogue,
            Rows rows,
            Words words,
            Clock clock) {
        this.invoices = invoices;
        this.issuing = issuing;
        this.drafts = drafts;
        this.catalogue = catalogue;
        this.rows = rows;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/readiness")
    String readiness(@RequestParam(name = "day", required = false) String typed, Model model) {
        LocalDate today = CompanyDay.today(clock);
        LocalDate day = day(typed, today);
        List<InvoiceSummary> all = invoices.search("", List.of(InvoiceState.DRAFT), 0, MOST + 1);
        List<InvoiceSummary> looked = all.stream().limit(MOST).toList();
        List<Unready> unready = looked.stream()
                .map(draft -> unready(draft, day, today))
                .filter(draft -> !draft.lacks().isEmpty())
                .toList();
        model.addAttribute("day", day);
        model.addAttribute("today", today);
        model.addAttribute("dayInWords", Display.day(day, words.locale()));
        model.addAttribute("reform", !day.isBefore(REFORM));
        model.addAttribute("looked", looked.size());
        model.addAttribute("more", all.size() > MOST);
        model.addAttribute("unready", unready);
        return "readiness";
    }

    /** What nobody can mean is the day that managers come for, or today once that is over: nobody issues in the past. */
    private static LocalDate day(String typed, LocalDate today) {
        LocalDate usual = REFORM.isBefore(today) ? today : REFORM;
        try {
            LocalDate day = typed == null || typed.isBlank() ? usual : LocalDate.parse(typed.strip());
            boolean far = day.isAfter(today.plusYears(20));
            return far ? usual : day.isBefore(today) ? today : day;
        } catch (DateTimeParseException e) {
            return usual;
        }
    }

    private Unready unready(InvoiceSummary draft, LocalDate day, LocalDate today) {
        List<Missing> already = issuing.missing(draft.id(), today);
        List<Lack> lacks = issuing.missing(draft.id(), day).stream()
                .map(missing -> lack(draft.id(), missing, !already.contains(missing)))
                .distinct()
                .toList();
        return new Unready(rows.row(draft), lacks);
    }

    private Lack lack(InvoiceId draft, Missing missing, boolean onlyThen) {
        Mend mend = mend(missing);
        return new Lack(words.say(missing.error()), onlyThen, mend, path(mend, draft, missing));
    }

    private static Mend mend(Missing missing) {
        if (missing.step() == null) {
            return missing.error().field().startsWith("issuer") ? Mend.COMPANY : Mend.DRAFT;
        }
        if (missing.error().messageKey().equals("invoice.missing.legalText")) {
            return Mend.TEXTS;
        }
        if (missing.error().messageKey().equals("invoice.missing.vatRate")) {
            return Mend.PRODUCT;
        }
        boolean ofTheClient = missing.step() == Step.CLIENT
                && OF_THE_CLIENT.contains(missing.error().messageKey());
        return ofTheClient ? Mend.CLIENT : Mend.DRAFT;
    }

    private String path(Mend mend, InvoiceId draft, Missing missing) {
        String ownPage = "/documents/" + draft;
        return switch (mend) {
            case COMPANY -> "/company/edit";
            case TEXTS -> "/company/texts";
            case CLIENT ->
                drafts.client(draft).map(Client::id).map(id -> "/clients/" + id).orElse(ownPage);
            case PRODUCT -> product(missing);
            case DRAFT -> ownPage;
        };
    }

    /** The last argument of such a message is the product's reference. */
    private String product(Missing missing) {
        List<Object> args = missing.error().args();
        return catalogue
                .findByReference(args.get(args.size() - 1).toString())
                .map(entry -> "/catalogue/" + entry.product().id())
                .orElse("/catalogue");
    }

    /** Where something is mended; words are under {@code desk.readiness.mend.<name>}. */
    public enum Mend {
        CLIENT,
        COMPANY,
        TEXTS,
        PRODUCT,
        DRAFT
    }

    /** A draft that could not be issued. */
    record Unready(Rows.Row row, List<Lack> lacks) {}

    /** @param onlyThen today it would not keep the draft from being issued */
    record Lack(String message, boolean onlyThen, Mend mend, String path) {}
}
