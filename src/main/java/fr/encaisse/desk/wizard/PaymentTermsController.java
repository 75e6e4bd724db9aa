package fr.encaisse.desk.wizard;

import fr.encaisse.client.Client;
import fr.encaisse.client.ClientKind;
import fr.encaisse.desk.Words;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.PaymentRule;
import fr.encaisse.invoice.StepContent;
import fr.encaisse.invoice.UsualTerms;
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
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Step 4: when the invoice is due and which account collects. */
@RestController
class PaymentTermsController {

    private final WizardTasks tasks;
    private final Issuers issuers;
    private final Drafts drafts;
    private final UsualTerms usualTerms;
    private final Words words;
    private final Clock clock;

    PaymentTermsController(
            WizardTasks tasks, Issuers issuers, Drafts drafts, UsualTerms usualTerms, Words words, Clock clock) {
        this.tasks = tasks;
        this.issuers = issuers;
        this.drafts = drafts;
        this.usualTerms = usualTerms;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/api/tasks/{taskId}/payment-terms")
    StepAnswer show(@PathVariable String taskId, Principal user) {
        InvoiceTask task = tasks.at(WizardStep.AGREE_PAYMENT_TERMS, taskId, user);
        List<CollectionAccount> accounts = issuers.accounts();
        Optional<Client> client = drafts.client(task.invoice());
        return tasks.answer(task, () -> proposal(client, accounts), view(isCompany(client), accounts));
    }

    private View view(boolean company, List<CollectionAccount> accounts) {
        LocalDate today = CompanyDay.today(clock);
        LocalDate latest = company ? PaymentRule.latestBetweenProfessionals(today) : today.plusYears(1);
        return new View(
                Arrays.stream(PaymentRule.values()).map(this::rule).toList(),
                accounts.stream().map(this::account).toList(),
                today.toString(),
                latest.toString(),
                company ? words.say("desk.terms.latest", Display.fullDay(latest, words.locale())) : "");
    }

    /** As the last time; at first thirty days, as companies are used to, and on receipt for consumers. */
    private StepContent proposal(Optional<Client> client, List<CollectionAccount> accounts) {
        Optional<UsualTerms.Terms> last = client.map(Client::id).flatMap(usualTerms::of);
        PaymentRule rule = last.map(UsualTerms.Terms::rule)
                .filter(usual -> usual != PaymentRule.ON_DATE)
                .orElse(isCompany(client) ? PaymentRule.DAYS_30 : PaymentRule.ON_RECEIPT);
        String account = accounts.stream()
                .filter(one ->
                        last.filter(terms -> terms.iban().equals(one.iban())).isPresent())
                .findFirst()
                .or(() -> accounts.stream().findFirst())
                .map(one -> one.id().toString())
                .orElse("");
        return new StepContent.PaymentTerms(rule.name(), "", account);
    }

    private static boolean isCompany(Optional<Client> client) {
        return client.map(Client::kind).filter(ClientKind.COMPANY::equals).isPresent();
    }

    private Rule rule(PaymentRule rule) {
        LocalDate due = rule.dueDate(CompanyDay.today(clock), null);
        return due == null
                ? new Rule(rule.name(), words.say("desk.terms.rule." + rule), "", "")
                : new Rule(
                        rule.name(),
                        words.say("desk.terms.rule." + rule),
                        Display.day(due, words.locale()),
                        words.say("desk.terms.due", Display.fullDay(due, words.locale())));
    }

    private Account account(CollectionAccount account) {
        return new Account(
                account.id(),
                account.label(),
                account.iban().grouped(),
                words.say("desk.terms.holder", account.holder()),
                account.preferred() ? words.say("desk.terms.preferred") : "");
    }

    /**
     * @param today the first day that can be agreed on
     * @param latest the last one
     * @param law why it is the last one, in words; empty where the law sets no limit
     */
    record View(List<Rule> rules, List<Account> accounts, String today, String latest, String law) {}

    /**
     * @param day that follows if the invoice is issued today; empty where it is agreed on
     * @param due the same as a sentence
     */
    record Rule(String name, String words, String day, String due) {}

    /** @param preferred in words; empty for all others */
    record Account(UUID id, String label, String iban, String holder, String preferred) {}
}
