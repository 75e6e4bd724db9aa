package fr.encaisse.invoice;

import fr.encaisse.catalogue.Catalogue;
import fr.encaisse.catalogue.Product;
import fr.encaisse.client.Client;
import fr.encaisse.client.ClientKind;
import fr.encaisse.client.Clients;
import fr.encaisse.invoice.StepContent.ClientChoice;
import fr.encaisse.invoice.StepContent.Description;
import fr.encaisse.invoice.StepContent.DraftLine;
import fr.encaisse.invoice.StepContent.DraftSection;
import fr.encaisse.invoice.StepContent.PaymentTerms;
import fr.encaisse.invoice.StepContent.Products;
import fr.encaisse.issuer.Issuers;
import fr.encaisse.shared.CompanyDay;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Drafts over the demonstration's clients and catalogue, for tests that need a sound one. */
@Component
public class SoundDrafts {

    private final Drafts drafts;
    private final Clients clients;
    private final Catalogue catalogue;
    private final Issuers issuers;
    private final Clock clock;

    public SoundDrafts(Drafts drafts, Clients clients, Catalogue catalogue, Issuers issuers, Clock clock) {
        this.drafts = drafts;
        this.clients = clients;
        this.catalogue = catalogue;
        this.issuers = issuers;
        this.clock = clock;
    }

    /** All steps filled in: a company with a contact, two sections, 30 days. */
    public InvoiceId open(String owner, String title) {
        InvoiceId invoice = drafts.open(owner);
        fillIn(invoice, title);
        return invoice;
    }

    public void fillIn(InvoiceId invoice, String title) {
        save(invoice, new ClientChoice(company().id().toString(), null));
        save(invoice, described(title));
        save(invoice, products());
        save(invoice, terms(PaymentRule.DAYS_30));
    }

    public void save(InvoiceId invoice, StepContent content) {
        drafts.save(invoice, content, drafts.read(invoice, content.step()).version());
    }

    /** With a contact. */
    public Client company() {
        return clients.search("", 100).stream()
                .filter(client -> client.kind() == ClientKind.COMPANY)
                .filter(client -> !client.contacts().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    public Client consumer() {
        return clients.search("", 100).stream()
                .filter(client -> client.kind() == ClientKind.CONSUMER)
                .findFirst()
                .orElseThrow();
    }

    public Description described(String title) {
        String today = CompanyDay.today(clock).toString();
        return new Description(title, "Deux pièces\net le couloir", today, "BC-17", "Garantie décennale");
    }

    public Products products() {
        List<Product> sold = catalogue.search("", 3);
        return new Products(List.of(
                new DraftSection("Chambre 1", List.of(line(sold.get(0), "12,5"), line(sold.get(1), "3"))),
                new DraftSection("SDB", List.of(line(sold.get(2), "0,3333")))));
    }

    /** A discount of each kind on lines, and one on the whole. */
    public Products discounted() {
        List<Product> sold = catalogue.search("", 3);
        return new Products(
                List.of(
                        new DraftSection(
                                "Chambre 1",
                                List.of(
                                        less(sold.get(0), "12,5", "10", "PERCENT"),
                                        less(sold.get(1), "3", "1,25", "EURO"))),
                        new DraftSection("SDB", List.of(line(sold.get(2), "0,3333")))),
                "5",
                "PERCENT");
    }

    private static DraftLine less(Product product, String quantity, String discount, String unit) {
        return new DraftLine(product.id().toString(), quantity, discount, unit, "", "");
    }

    public PaymentTerms terms(PaymentRule rule) {
        return new PaymentTerms(
                rule.name(), null, issuers.accounts().get(0).id().toString());
    }

    private static DraftLine line(Product product, String quantity) {
        return new DraftLine(product.id().toString(), quantity);
    }
}
