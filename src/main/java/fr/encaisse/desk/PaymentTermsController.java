package fr.encaisse.desk;

import fr.encaisse.client.Client;
import fr.encaisse.client.ClientKind;
import fr.encaisse.client.Clients;
import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.invoice.PaymentRule;
import fr.encaisse.invoice.Step;
import fr.encaisse.invoice.StepContent;
import fr.encaisse.issuer.CollectionAccount;
import fr.encaisse.issuer.Issuers;
import fr.encaisse.process.InvoiceTask;
import fr.encaisse.process.WizardStep;
import fr.encaisse.shared.CompanyDay;
import fr.encaisse.shared.Display;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Step 4: when the invoice is due and which account collects. */
@RestController
class PaymentTermsController {

    private final WizardTasks tasks;
    private final Issuers issuers;
    private final Clients clients;
    private final Words words;
    private final Clock clock;

    PaymentTermsController(WizardTasks tasks, Issuers issuers, Clients clients, Words words, Clock clock) {
        this.tasks = tasks;
        this.issuers = issuers;
        this.clients = clients;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/api/tasks/{taskId}/payment-terms")
    StepAnswer show(@PathVariable String taskId, Principal user) {
        InvoiceTask task = tasks.at(WizardStep.AGREE_PAYMENT_TERMS, taskId, user);
        List<CollectionAccount> accounts = issuers.accounts();
        View view = new View(
                Arrays.stream(PaymentRule.values()).map(this::rule).toList(),
                accounts.stream().map(PaymentTermsController::account).toList(),
                CompanyDay.today(clock).toString());
        return tasks.answer(task, () -> proposal(task.invoice(), accounts), view);
    }

    /** Companies are used to thirty days, consumers pay on receipt. */
    private StepContent proposal(InvoiceId invoice, List<CollectionAccount> accounts) {
        StepContent.ClientChoice choice = tasks.kept(invoice, Step.CLIENT, StepContent.ClientChoice.class);
        boolean company = clients.find(UUID.fromString(choice.clientId()))
                .map(Client::kind)
                .filter(ClientKind.COMPANY::equals)
                .isPresent();
        PaymentRule rule = company ? PaymentRule.DAYS_30 : PaymentRule.ON_RECEIPT;
        String account = accounts.isEmpty() ? "" : accounts.get(0).id().toString();
        return new StepContent.PaymentTerms(rule.name(), "", account);
    }

    private Rule rule(PaymentRule rule) {
        LocalDate due = rule.dueDate(CompanyDay.today(clock), null);
        return new Rule(
                rule.name(),
                words.say("desk.terms.rule." + rule),
                due == null ? "" : words.say("desk.terms.due", Display.day(due, words.locale())));
    }

    private static Account account(CollectionAccount account) {
        return new Account(account.id(), account.label(), account.iban().grouped(), account.holder());
    }

    /** @param today the first day that can be agreed on */
    record View(List<Rule> rules, List<Account> accounts, String today) {}

    /** @param due the day that follows if the invoice is issued today; empty where it is agreed on */
    record Rule(String name, String words, String due) {}

    record Account(UUID id, String label, String iban, String holder) {}
}
