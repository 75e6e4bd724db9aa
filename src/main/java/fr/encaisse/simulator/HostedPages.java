package fr.encaisse.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Bridge's hosted pages: the payment with its bank list, the way out, the result. Looking at them changes nothing. */
final class HostedPages {

    private static final Set<String> STEPS = Set.of("banks_list", "parent_bank_page", "bank_page");

    private final SimulatedBank bank;
    private final Pages pages;

    HostedPages(SimulatedBank bank, Pages pages) {
        this.bank = bank;
        this.pages = pages;
    }

    Answer answer(HttpCall call) {
        PaymentLink link = bank.linkOf(call.segment(1));
        return switch (call.segment(2)) {
            case "" -> link.isUsable() ? banks(call, link) : closed(link, call.locale());
            case "attempts" -> call.isPost() ? choose(call, link) : result(call, link);
            case "close" -> leave(call, link);
            default -> throw new Missing("page");
        };
    }

    private Answer banks(HttpCall call, PaymentLink link) {
        Locale locale = call.locale();
        PaymentView payment = PaymentView.of(link, locale);
        if (link.providerId() != null) {
            BankView preset = BankView.of(Bank.of(link.providerId()).orElseThrow());
            return pages.show(
                    200,
                    "banks",
                    locale,
                    Map.of("payment", payment, "banks", List.of(preset), "search", "", "preset", true));
        }
        String group = call.query("group").orElse("");
        List<BankView> branches = BankView.branches(group);
        if (!branches.isEmpty()) {
            return pages.show(200, "branches", locale, Map.of("payment", payment, "banks", branches));
        }
        String search = call.query("q").orElse("");
        return pages.show(
                200,
                "banks",
                locale,
                Map.of("payment", payment, "banks", BankView.entries(search), "search", search, "preset", false));
    }

    private Answer closed(PaymentLink link, Locale locale) {
        return pages.show(
                200,
                "closed",
                locale,
                Map.of(
                        "payment",
                        PaymentView.of(link, locale),
                        "state",
                        link.status().wire()));
    }

    private Answer choose(HttpCall call, PaymentLink link) {
        Bank chosen = chosenBank(call.form().getOrDefault("provider", ""));
        try {
            return Answer.redirect("/bank/" + bank.choose(link.id(), chosen).id());
        } catch (StateConflict e) {
            return Answer.redirect("/link/" + link.token());
        }
    }

    private static Bank chosenBank(String provider) {
        try {
            return Bank.of(Integer.parseInt(provider)).filter(Bank::pays).orElseThrow(() -> new Missing("bank"));
        } catch (NumberFormatException e) {
            throw new Missing("bank");
        }
    }

    private Answer result(HttpCall call, PaymentLink link) {
        PaymentRequest request =
                bank.request(HttpCall.uuid(call.segment(3)).orElseThrow(() -> new Missing("payment request")));
        if (!request.linkId().equals(link.id())) {
            throw new Missing("payment request");
        }
        Locale locale = call.locale();
        String reason = request.statusReason() == null ? "none" : request.statusReason();
        return pages.show(
                200,
                "result",
                locale,
                Map.of(
                        "payment", PaymentView.of(link, locale),
                        "outcome", request.status().name(),
                        "reason", reason,
                        "again", link.isUsable(),
                        "back", link.callbackUrl() != null));
    }

    private Answer leave(HttpCall call, PaymentLink link) {
        String step = call.query("step").filter(STEPS::contains).orElse("banks_list");
        if (link.callbackUrl() != null) {
            return Answer.redirect(HostedAddress.abort(link, step));
        }
        Locale locale = call.locale();
        return pages.show(
                200, "left", locale, Map.of("payment", PaymentView.of(link, locale), "again", link.isUsable()));
    }
}
