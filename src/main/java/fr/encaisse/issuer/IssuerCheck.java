package fr.encaisse.issuer;

import fr.encaisse.shared.EmailAddress;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.PlainText;
import fr.encaisse.shared.PostalAddress;
import fr.encaisse.shared.Siren;
import fr.encaisse.shared.Siret;
import fr.encaisse.shared.VatNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Checks the typed company: every field by itself, and that they speak of one company. */
final class IssuerCheck {

    /** C. com. R123-238: these print their capital and their registration. */
    private static final Pattern WITH_CAPITAL =
            Pattern.compile("SARL|EURL|SAS|SASU|SA|SCA|SELARL|SELAS|SELASU|SNC|SCOP");

    private static final Pattern SOLE_TRADER = Pattern.compile("EI|ENTREPRENEUR INDIVIDUEL|ENTREPRISE INDIVIDUELLE");
    private static final int TEXT = 200;

    private final Typing typing = new Typing();
    private final Issuer issuer;

    IssuerCheck(TypedIssuer typed) {
        String siren = typing.value("siren", typed.siren(), true, text -> new Siren(text).value());
        VatRegime regime = regime(typed.regime());
        String form = typing.required("legalForm", typed.legalForm(), 100);
        issuer = new Issuer(
                name(typed.name(), form),
                form,
                capital(typed.capital(), form),
                address(typed),
                siren,
                siret(typed.siret(), siren),
                registration(typed.registration(), form, siren),
                vatNumber(typed.vatNumber(), regime, siren),
                typing.value("email", typed.email(), false, text -> new EmailAddress(text).value()),
                phone(typed.phone()),
                regime,
                vatOnDebits(typed.vatOnDebits(), regime));
    }

    /** Paths are the names of {@link TypedIssuer}'s components. */
    List<FieldError> errors() {
        return typing.errors();
    }

    /** Only sound when there are no errors. */
    Issuer issuer() {
        return issuer;
    }

    /** C. com. R526-27: a sole trader's name carries "EI". */
    private String name(String typed, String form) {
        String name = typing.required("name", typed, 100);
        boolean sole = SOLE_TRADER.matcher(form.toUpperCase(Locale.ROOT)).matches();
        if (sole && !name.isEmpty() && !name.matches("(?i).*(\\bEI\\b|entrepreneur individuel).*")) {
            typing.wrong("name", "issuer.name.soleTrader");
        }
        return name;
    }

    private String capital(String typed, String form) {
        String capital = typing.optional("capital", typed, 50);
        if (capital.isEmpty() && hasCapital(form)) {
            typing.wrong("capital", "issuer.capital.required");
        } else if (!capital.isEmpty() && !capital.matches(".*\\d.*")) {
            typing.wrong("capital", "issuer.capital.invalid");
        }
        return capital;
    }

    private PostalAddress address(TypedIssuer typed) {
        String postcode = typing.required("postcode", typed.postcode(), 20);
        if (typing.isSound("postcode") && !postcode.matches("[0-9]{5}")) {
            typing.wrong("postcode", "issuer.postcode.invalid");
        }
        return new PostalAddress(
                typing.required("street", typed.street(), TEXT),
                typing.optional("complement", typed.complement(), TEXT),
                postcode,
                typing.required("city", typed.city(), TEXT),
                "FR");
    }

    private String siret(String typed, String siren) {
        String siret = typing.value("siret", typed, false, text -> new Siret(text).value());
        if (!siret.isEmpty() && !siren.isEmpty() && !siret.startsWith(siren)) {
            typing.wrong("siret", "issuer.siret.otherCompany");
        }
        return siret;
    }

    private String registration(String typed, String form, String siren) {
        String registration = typing.optional("registration", typed, TEXT);
        String digits = registration.replaceAll("[^0-9]", "");
        if (registration.isEmpty() && hasCapital(form)) {
            typing.wrong("registration", "issuer.registration.required");
        } else if (!siren.isEmpty() && digits.length() >= 9 && !digits.contains(siren)) {
            typing.wrong("registration", "issuer.registration.otherCompany");
        }
        return registration;
    }

    private String vatNumber(String typed, VatRegime regime, String siren) {
        String number = typing.value("vatNumber", typed, false, text -> new VatNumber(text).value());
        if (!typing.isSound("vatNumber")) {
            return number;
        }
        if (number.isEmpty() && regime == VatRegime.STANDARD) {
            typing.wrong("vatNumber", "shared.required");
        } else if (!number.isEmpty() && !siren.isEmpty() && !number.matches("FR.." + siren)) {
            typing.wrong(
                    "vatNumber",
                    "issuer.vatNumber.otherCompany",
                    new Siren(siren).vatNumber().value());
        }
        return number;
    }

    private String phone(String typed) {
        String phone = typing.optional("phone", typed, 30);
        if (!phone.isEmpty() && typing.isSound("phone") && !phone.matches("[+0-9(][0-9 ().\\-/]{3,28}")) {
            typing.wrong("phone", "issuer.phone.invalid");
        }
        return phone;
    }

    private VatRegime regime(String typed) {
        String name = PlainText.clean(typed);
        return Arrays.stream(VatRegime.values())
                .filter(regime -> regime.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    typing.wrong("regime", name.isEmpty() ? "shared.required" : "issuer.regime.invalid");
                    return null;
                });
    }

    private boolean vatOnDebits(boolean typed, VatRegime regime) {
        if (typed && regime == VatRegime.FRANCHISE) {
            typing.wrong("vatOnDebits", "issuer.vatOnDebits.franchise");
        }
        return typed;
    }

    private static boolean hasCapital(String form) {
        return WITH_CAPITAL
                .matcher(form.toUpperCase(Locale.ROOT).replace(".", ""))
                .matches();
    }
}
