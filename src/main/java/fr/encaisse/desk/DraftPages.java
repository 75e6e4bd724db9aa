package fr.encaisse.desk;

import fr.encaisse.catalogue.Catalogue;
import fr.encaisse.catalogue.Product;
import fr.encaisse.client.Client;
import fr.encaisse.client.Clients;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.Drafts.Pricing;
import fr.encaisse.invoice.Drafts.Pricing.PricedSection;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.InvoiceSummary;
import fr.encaisse.invoice.StepContent;
import fr.encaisse.invoice.StepContent.DraftLine;
import fr.encaisse.invoice.StepContent.DraftSection;
import fr.encaisse.process.InvoiceTask;
import fr.encaisse.process.InvoiceWorkflow;
import fr.encaisse.process.People;
import fr.encaisse.process.WizardStep;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.PlainText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is in a draft, for somebody who only looks. */
@Component
class DraftPages {

    private final InvoiceWorkflow workflow;
    private final Drafts drafts;
    private final Clients clients;
    private final Catalogue catalogue;
    private final People people;
    private final Moments moments;
    private final Words words;

    DraftPages(
            InvoiceWorkflow workflow,
            Drafts drafts,
            Clients clients,
            Catalogue catalogue,
            People people,
            Moments moments,
            Words words) {
        this.workflow = workflow;
        this.drafts = drafts;
        this.clients = clients;
        this.catalogue = catalogue;
        this.people = people;
        this.moments = moments;
        this.words = words;
    }

    DraftShown show(InvoiceSummary summary, String user) {
        InvoiceId id = summary.id();
        StepContent.ClientChoice choice = drafts.typed(id, StepContent.ClientChoice.class);
        StepContent.Description described = drafts.typed(id, StepContent.Description.class);
        StepContent.Products products = drafts.typed(id, StepContent.Products.class);
        Drafts.Holder holder = drafts.holder(id);
        Pricing pricing = drafts.price(id, products);
        return new DraftShown(
                holder.owner(),
                holder.owner().equals(user),
                people.find(holder.owner()).displayName(),
                moments.say(summary.changedAt()),
                workflow.draftTask(id).map(InvoiceTask::step).map(this::place).orElse(""),
                contact(choice),
                text(described.description()),
                sections(products, pricing),
                Display.money(pricing.totals().gross(), words.locale()));
    }

    /** "3 / 5 Produits" */
    private String place(WizardStep step) {
        return step.place() + " / " + WizardStep.PLACES + " " + words.say("desk.step." + step);
    }

    private String contact(StepContent.ClientChoice choice) {
        return choice.client().flatMap(clients::find).map(Client::contacts).stream()
                .flatMap(List::stream)
                .filter(contact -> contact.id().toString().equals(choice.contactId()))
                .map(Client.Contact::name)
                .findFirst()
                .orElse("");
    }

    private List<SectionShown> sections(StepContent.Products products, Pricing pricing) {
        Map<UUID, Product> named = catalogue.find(products.sections().stream()
                .flatMap(section -> section.lines().stream())
                .flatMap(line -> line.product().stream())
                .toList());
        return IntStream.range(0, products.sections().size())
                .mapToObj(i ->
                        section(products.sections().get(i), pricing.sections().get(i), named))
                .filter(section -> !section.lines().isEmpty())
                .toList();
    }

    private SectionShown section(DraftSection typed, PricedSection priced, Map<UUID, Product> named) {
        List<LineShown> lines = IntStream.range(0, typed.lines().size())
                .mapToObj(i -> line(typed.lines().get(i), priced.lines().get(i), named))
                .toList();
        return new SectionShown(text(typed.title()), lines);
    }

    private LineShown line(DraftLine typed, InvoiceContent.Line priced, Map<UUID, Product> named) {
        Optional<Product> product = typed.product().map(named::get);
        String quantity = Stream.of(
                        text(typed.quantity()),
                        product.map(one -> words.say(one.unit().messageKey())).orElse(""))
                .filter(part -> !part.isEmpty())
                .reduce((number, unit) -> number + "\u00a0" + unit)
                .orElse("");
        return new LineShown(
                product.map(Product::name).orElseGet(() -> words.say("desk.products.notSold")),
                quantity,
                priced == null ? "" : Display.money(priced.net(), words.locale()));
    }

    private static String text(String typed) {
        return PlainText.clean(typed);
    }

    /**
     * A draft in words; empty where nothing is typed yet.
     *
     * @param holder login of who writes it
     * @param place the step at which it waits
     */
    public record DraftShown(
            String holder,
            boolean mine,
            String holderName,
            String changed,
            String place,
            String contact,
            String description,
            List<SectionShown> sections,
            String gross) {}

    /** Lines under their heading. */
    public record SectionShown(String title, List<LineShown> lines) {}

    /** @param net empty while the quantity is none */
    public record LineShown(String name, String quantity, String net) {}
}
