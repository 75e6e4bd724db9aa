package fr.encaisse.invoice.reading;

import fr.encaisse.client.Client;
import fr.encaisse.client.Clients;
import fr.encaisse.invoice.InvoiceContent.Buyer;
import fr.encaisse.invoice.StepContent;
import fr.encaisse.shared.Checked;
import fr.encaisse.shared.Findings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads whom the invoice is for. */
@Component
class ClientStep {

    private final Clients clients;

    ClientStep(Clients clients) {
        this.clients = clients;
    }

    Checked<Buyer> check(StepContent.ClientChoice typed) {
        Findings findings = new Findings();
        Optional<Client> client = client(typed);
        if (Findings.isBlank(typed.clientId())) {
            findings.add("clientId", "invoice.client.required");
        } else if (client.isEmpty()) {
            findings.add("clientId", "invoice.client.unknown");
        }
        Optional<Client.Contact> contact = client.flatMap(known -> contact(known, typed.contactId()));
        if (client.isPresent() && contact.isEmpty() && !Findings.isBlank(typed.contactId())) {
            findings.add("contactId", "invoice.contact.unknown");
        }
        return Checked.of(findings, () -> buyer(client.orElseThrow(), contact));
    }

    /** Whom the draft names so far; empty when it is nobody we know. */
    Optional<Client> client(StepContent.ClientChoice typed) {
        return typed.client().flatMap(clients::find);
    }

    private static Optional<Client.Contact> contact(Client client, String contactId) {
        return Findings.id(contactId)
                .flatMap(id -> client.contacts().stream()
                        .filter(contact -> contact.id().equals(id))
                        .findFirst());
    }

    private static Buyer buyer(Client client, Optional<Client.Contact> contact) {
        String email = contact.map(Client.Contact::email)
                .filter(address -> !address.isBlank())
                .orElse(client.email());
        return new Buyer(
                client.id(),
                client.kind(),
                client.name(),
                contact.map(Client.Contact::name).orElse(""),
                email,
                client.siren(),
                client.vatNumber(),
                client.billingAddress(),
                client.deliveryAddress());
    }
}
