package fr.encaisse.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The pages of the payer's bank: log in, choose the account, confirm with a code or refuse. */
final class BankPages {

    private static final String STRONG = "1";
    private static final List<String> ACCOUNTS = List.of(STRONG, "2");

    private final SimulatedBank bank;
    private final Pages pages;

    BankPages(SimulatedBank bank, Pages pages) {
        this.bank = bank;
        this.pages = pages;
    }

    Answer answer(HttpCall call) {
        UUID id = HttpCall.uuid(call.segment(1)).orElseThrow(() -> new Missing("payment request"));
        if (!call.isPost()) {
            return page(call, bank.request(id));
        }
        String here = "/bank/" + id;
        try {
            String problem = switch (call.segment(2)) {
                case "login" -> logIn(id, call.form());
                case "account" -> chooseAccount(id, call.form());
                case "confirm" -> decide(id, call.form());
                default -> throw new Missing("page");
            };
            return Answer.redirect(problem == null ? here : here + "?problem=" + problem);
        } catch (StateConflict e) {
            return Answer.redirect(here);
        }
    }

    private Answer page(HttpCall call, PaymentRequest request) {
        PaymentLink link = bank.link(request.linkId());
        if (request.status() != PaymentStatus.ACTC) {
            return Answer.redirect(wayOut(link, request));
        }
        Locale locale = call.locale();
        Map<String, Object> model = new HashMap<>();
        model.put("id", request.id().toString());
        model.put("payment", PaymentView.of(link, locale));
        model.put("bank", BankView.of(Bank.of(request.providerId()).orElseThrow()));
        model.put(
                "problem",
                call.query("problem").filter(List.of("login", "otp")::contains).orElse(""));
        model.put("logins", DemoBankLogin.spellings());
        model.put("strong", STRONG.equals(request.account()));
        model.put("account", request.account() == null ? "" : request.account());
        return pages.show(200, step(request), locale, model);
    }

    private static String step(PaymentRequest request) {
        if (request.login() == null) {
            return "login";
        }
        return request.account() == null ? "account" : "confirm";
    }

    private static String wayOut(PaymentLink link, PaymentRequest request) {
        boolean confirmed = request.status() != PaymentStatus.RJCT && request.status() != PaymentStatus.CREA;
        return confirmed && link.callbackUrl() != null
                ? HostedAddress.success(link, request)
                : "/link/" + link.token() + "/attempts/" + request.id();
    }

    private String logIn(UUID id, Map<String, String> form) {
        String login = form.getOrDefault("login", "").strip();
        String password = form.getOrDefault("password", "");
        if (login.length() <= DemoBankLogin.TOO_SHORT || password.length() <= DemoBankLogin.TOO_SHORT) {
            return "login";
        }
        bank.logIn(id, login);
        return null;
    }

    private String chooseAccount(UUID id, Map<String, String> form) {
        String account = form.getOrDefault("account", "");
        if (!ACCOUNTS.contains(account)) {
            throw new Missing("account");
        }
        bank.chooseAccount(id, account);
        return null;
    }

    private String decide(UUID id, Map<String, String> form) {
        if ("refuse".equals(form.get("decision"))) {
            bank.refuse(id);
            return null;
        }
        boolean strong = STRONG.equals(bank.request(id).account());
        if (strong && form.getOrDefault("otp", "").strip().length() <= DemoBankLogin.TOO_SHORT) {
            return "otp";
        }
        bank.confirm(id);
        return null;
    }
}
