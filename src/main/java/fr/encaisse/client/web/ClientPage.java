package fr.encaisse.client.web;

import fr.encaisse.client.Client;
import fr.encaisse.shared.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of one client needs to know. */
@Component
class ClientPage {

    static final String VIEW = "client/client";

    private static final Pattern CONTACT = Pattern.compile("contacts\\[(\\d+)]");

    private final MessageSource messages;
    private final Countries countries;

    ClientPage(MessageSource messages, Countries countries) {
        this.messages = messages;
        this.countries = countries;
    }

    /** Something to mend: a field's label and what is wrong with it. */
    public record Problem(String field, String label, String message) {}

    /** A value that is kept and differs from what was typed. */
    public record Difference(String label, String kept) {}

    String show(Model model, ClientForm form, Map<String, FieldError> refused) {
        Map<String, Problem> problems = new LinkedHashMap<>();
        refused.forEach((field, error) -> problems.put(
                field,
                new Problem(
                        field,
                        label(field),
                        say(error.messageKey(), error.args().toArray()))));
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("countries", countries.all());
        return VIEW;
    }

    List<Difference> differences(ClientForm typed, Client kept) {
        ClientForm other = ClientForm.of(kept);
        return typed.differences(other).stream()
                .map(field -> new Difference(label(field), value(field, other)))
                .toList();
    }

    String say(String key, Object... args) {
        return messages.getMessage(key, args, LocaleContextHolder.getLocale());
    }

    private String value(String field, ClientForm form) {
        String value = form.value(field);
        if (field.equals("contacts")) {
            return String.join(
                    ", ",
                    form.contacts().stream().map(contact -> contact.name()).toList());
        }
        if (field.equals("kind")) {
            return say("client.kind." + value);
        }
        return field.endsWith("country") ? countries.name(value) : value;
    }

    /** "Adresse de livraison, Ville"; "Contact 2, E-mail". */
    private String label(String field) {
        if (field.isEmpty()) {
            return "";
        }
        String inner = say("client.field." + field.substring(field.lastIndexOf('.') + 1));
        Matcher contact = CONTACT.matcher(field);
        if (contact.lookingAt()) {
            return say("client.contact.number", Integer.parseInt(contact.group(1)) + 1) + ", " + inner;
        }
        return field.contains(".") ? say("client." + field.substring(0, field.indexOf('.'))) + ", " + inner : inner;
    }
}
