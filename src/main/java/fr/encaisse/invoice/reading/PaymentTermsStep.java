package fr.encaisse.invoice.reading;

import fr.encaisse.client.ClientKind;
import fr.encaisse.invoice.InvoiceContent.Account;
import fr.encaisse.invoice.PaymentRule;
import fr.encaisse.invoice.StepContent;
import fr.encaisse.issuer.CollectionAccount;
import fr.encaisse.issuer.Issuers;
import fr.encaisse.shared.Checked;
import fr.encaisse.shared.Findings;
import fr.encaisse.shared.PlainText;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads when and into which account the invoice is to be paid. */
@Component
class PaymentTermsStep {

    private final Issuers issuers;

    PaymentTermsStep(Issuers issuers) {
        this.issuers = issuers;
    }

    /** @param agreed null unless the rule is {@link PaymentRule#ON_DATE} */
    record Terms(PaymentRule rule, LocalDate agreed, Account account) {}

    /** @param buyer decides the legal maximum; empty while no client is chosen */
    Checked<Terms> check(StepContent.PaymentTerms typed, Optional<ClientKind> buyer, LocalDate today) {
        Findings findings = new Findings();
        Optional<PaymentRule> rule = rule(typed.rule());
        if (rule.isEmpty()) {
            findings.add("rule", "invoice.paymentRule.required");
        }
        Optional<LocalDate> agreed =
                rule.filter(PaymentRule.ON_DATE::equals).flatMap(onDate -> findings.day("dueDate", typed.dueDate()));
        agreed.ifPresent(day -> checkAgreed(day, buyer, today, findings));
        Optional<CollectionAccount> account = account(typed.accountId(), findings);
        return Checked.of(
                findings, () -> new Terms(rule.orElseThrow(), agreed.orElse(null), snapshot(account.orElseThrow())));
    }

    private static Optional<PaymentRule> rule(String typed) {
        String name = PlainText.clean(typed);
        return Arrays.stream(PaymentRule.values())
                .filter(rule -> rule.name().equals(name))
                .findFirst();
    }

    private static void checkAgreed(LocalDate day, Optional<ClientKind> buyer, LocalDate today, Findings findings) {
        if (day.isBefore(today)) {
            findings.add("dueDate", "invoice.dueDate.past");
        } else if (buyer.filter(ClientKind.COMPANY::equals).isPresent()
                && day.isAfter(PaymentRule.latestBetweenProfessionals(today))) {
            findings.add("dueDate", "invoice.dueDate.beyondLegalMaximum");
        } else if (day.isAfter(today.plusYears(1))) {
            findings.add("dueDate", "invoice.dueDate.implausible");
        }
    }

    private Optional<CollectionAccount> account(String typed, Findings findings) {
        if (Findings.isBlank(typed)) {
            findings.add("accountId", "invoice.account.required");
            return Optional.empty();
        }
        Optional<CollectionAccount> account = Findings.id(typed).flatMap(issuers::account);
        if (account.isEmpty()) {
            findings.add("accountId", "invoice.account.unknown");
        }
        return account;
    }

    private static Account snapshot(CollectionAccount account) {
        return new Account(account.label(), account.iban(), account.bic(), account.holder());
    }
}
