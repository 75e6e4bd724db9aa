package fr.encaisse.desk.wizard;

import fr.encaisse.catalogue.Catalogue;
import fr.encaisse.catalogue.Product;
import fr.encaisse.desk.Words;
import fr.encaisse.invoice.Changeable;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Totals;
import fr.encaisse.invoice.StepContent;
import fr.encaisse.invoice.StepContent.DraftSection;
import fr.encaisse.issuer.VatLaw;
import fr.encaisse.issuer.VatRates;
import fr.encaisse.process.InvoiceTask;
import fr.encaisse.process.InvoiceWorkflow;
import fr.encaisse.process.WizardStep;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.VatRate;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Step 3: sections, and in them products of the catalogue; all amounts come from here. */
@RestController
@RequestMapping("/api")
class AddProductsController {

    private static final int SHOWN = 20;

    private final WizardTasks tasks;
    private final InvoiceWorkflow workflow;
    private final Drafts drafts;
    private final Catalogue catalogue;
    private final VatRates vatRates;
    private final Words words;

    AddProductsController(
            WizardTasks tasks,
            InvoiceWorkflow workflow,
            Drafts drafts,
            Catalogue catalogue,
            VatRates vatRates,
            Words words) {
        this.tasks = tasks;
        this.workflow = workflow;
        this.drafts = drafts;
        this.catalogue = catalogue;
        this.vatRates = vatRates;
        this.words = words;
    }

    @GetMapping("/tasks/{taskId}/products")
    StepAnswer show(@PathVariable String taskId, Principal user) {
        InvoiceTask task = tasks.at(WizardStep.ADD_PRODUCTS, taskId, user);
        StepContent.Products typed = drafts.typed(task.invoice(), StepContent.Products.class);
        Drafts.LineChoices choices = drafts.lineChoices(task.invoice());
        VatLaw vat = drafts.vat(task.invoice());
        List<Rate> rates = choices.vatRates().stream()
                .map(rate -> new Rate(Display.typedRate(rate, words.locale()), Display.rate(rate, words.locale())))
                .toList();
        return tasks.answer(
                task, this::proposal, new View(productsOf(typed, vat), search("", vat), choices.changeable(), rates));
    }

    /** @param task whose invoice's day decides on the VAT; today's when there is none */
    @GetMapping("/products")
    List<ProductRow> search(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(required = false) String task,
            Principal user) {
        VatLaw vat = task == null
                ? vatRates.today()
                : drafts.vat(workflow.task(task, user.getName()).invoice());
        return search(text, vat);
    }

    private List<ProductRow> search(String text, VatLaw vat) {
        return catalogue.search(text, SHOWN).stream()
                .map(product -> row(product, vat))
                .toList();
    }

    @PostMapping("/tasks/{taskId}/totals")
    TotalsShown totals(@PathVariable String taskId, @RequestBody StepContent.Products typed, Principal user) {
        InvoiceTask task = workflow.task(taskId, user.getName());
        Drafts.Pricing pricing = drafts.price(task.invoice(), typed);
        List<TotalsShown.Section> sections = pricing.sections().stream()
                .map(section -> new TotalsShown.Section(
                        money(section.net()),
                        section.lines().stream().map(this::net).toList(),
                        section.lines().stream().map(this::before).toList()))
                .toList();
        return shown(sections, pricing.totals());
    }

    private StepContent proposal() {
        return new StepContent.Products(List.of(new DraftSection(words.say("desk.products.firstSection"), List.of())));
    }

    /** What the lines show of their products; a product that is no longer sold is missing. */
    private Map<UUID, ProductRow> productsOf(StepContent.Products typed, VatLaw vat) {
        List<UUID> ids = typed.sections().stream()
                .flatMap(section -> section.lines().stream())
                .flatMap(line -> line.product().stream())
                .distinct()
                .toList();
        return catalogue.find(ids).values().stream()
                .collect(Collectors.toMap(Product::id, product -> row(product, vat)));
    }

    private ProductRow row(Product product, VatLaw vat) {
        VatRate rate = vat.inPlaceOf(product.vatRate());
        return new ProductRow(
                product.id(),
                product.reference(),
                product.name(),
                words.say(product.unit().messageKey()),
                Display.unitPrice(product.unitPrice(), words.locale()),
                Display.rate(rate, words.locale()),
                Display.typedPrice(product.unitPrice(), words.locale()),
                Display.typedRate(rate, words.locale()));
    }

    private TotalsShown shown(List<TotalsShown.Section> sections, Totals totals) {
        List<TotalsShown.Vat> vat = totals.vat().stream()
                .map(one -> new TotalsShown.Vat(
                        Display.rate(one.rate(), words.locale()), money(one.base()), money(one.vat())))
                .toList();
        boolean discounted = !totals.discount().isNone();
        return new TotalsShown(
                sections,
                discounted ? money(totals.lines()) : "",
                discounted ? money(Money.ZERO.minus(totals.discount().amount())) : "",
                vat,
                money(totals.net()),
                money(totals.vatTotal()),
                money(totals.gross()));
    }

    private String net(Line line) {
        return line == null ? "" : money(line.net());
    }

    private String before(Line line) {
        return line == null || line.discount().isNone() ? "" : money(line.beforeDiscount());
    }

    private String money(Money amount) {
        return Display.money(amount, words.locale());
    }

    /** @param products by id, those that the lines name */
    record View(
            Map<UUID, ProductRow> products,
            List<ProductRow> catalogue,
            List<Changeable> changeable,
            List<Rate> vatRates) {}

    /** @param value as it is typed */
    record Rate(String value, String words) {}

    /**
     * A product as the list and a line show it, amounts in words.
     *
     * @param price the unit price as it is typed
     * @param rate the VAT rate as it is typed
     */
    record ProductRow(
            UUID id,
            String reference,
            String name,
            String unit,
            String unitPrice,
            String vatRate,
            String price,
            String rate) {}

    /**
     * Amounts in words.
     *
     * @param subtotal the sum of the lines; empty when nothing is taken off it
     * @param discount what is taken off the sum of the lines, with its minus; empty when nothing is
     */
    record TotalsShown(
            List<Section> sections,
            String subtotal,
            String discount,
            List<Vat> vat,
            String net,
            String vatTotal,
            String gross) {

        /**
         * @param lines their nets; empty while a line is not sound
         * @param before their amounts before the discount; empty where there is none
         */
        record Section(String net, List<String> lines, List<String> before) {}

        record Vat(String rate, String base, String vat) {}
    }
}
