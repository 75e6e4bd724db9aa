package fr.encaisse;

import fr.encaisse.catalogue.Catalogue;
import fr.encaisse.client.Clients;
import fr.encaisse.creditnote.CreditChoice;
import fr.encaisse.creditnote.CreditNote;
import fr.encaisse.creditnote.CreditNoteId;
import fr.encaisse.creditnote.Crediting;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.Issuing;
import fr.encaisse.invoice.PaymentRule;
import fr.encaisse.invoice.StepContent;
import fr.encaisse.issuer.Issuers;
import fr.encaisse.shared.CompanyDay;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An invoice of the demonstration's company, issued without its process: for tests of what comes after. */
public final class IssuedInvoice {

    private IssuedInvoice() {}

    /**
     * @param client any words that find one of the demonstration's clients
     * @param product reference of the one product on it
     */
    public static InvoiceContent to(String client, String title, String product, ApplicationContext app) {
        Drafts drafts = app.getBean(Drafts.class);
        InvoiceId invoice = drafts.open("staff");
        String clientId =
                app.getBean(Clients.class).search(client, 1).get(0).id().toString();
        String productId =
                app.getBean(Catalogue.class).search(product, 1).get(0).id().toString();
        String accountId = app.getBean(Issuers.class).accounts().get(0).id().toString();
        String today = CompanyDay.today(app.getBean(Clock.class)).toString();
        drafts.save(invoice, new StepContent.ClientChoice(clientId, null), 0);
        drafts.save(invoice, new StepContent.Description(title, "", today, "", ""), 0);
        drafts.save(
                invoice,
                new StepContent.Products(List.of(new StepContent.DraftSection(
                        "Chambre 1", List.of(new StepContent.DraftLine(productId, "10"))))),
                0);
        drafts.save(invoice, new StepContent.PaymentTerms(PaymentRule.DAYS_30.name(), null, accountId), 0);
        return new TransactionTemplate(app.getBean(PlatformTransactionManager.class))
                .execute(status -> app.getBean(Issuing.class).issue(invoice, "staff"));
    }

    /** A credit note of a tenth on it, issued without its process either. */
    public static CreditNote creditNoteOn(InvoiceId invoice, ApplicationContext app) {
        Crediting crediting = app.getBean(Crediting.class);
        CreditNoteId id = crediting.open(invoice, Locale.FRENCH, "staff");
        crediting.save(id, new CreditChoice("PERCENT", null, "10", null, "Geste commercial", "", "fr"), 0);
        crediting.approved(id, "manager");
        return new TransactionTemplate(app.getBean(PlatformTransactionManager.class))
                .execute(status -> crediting.issue(id));
    }
}
