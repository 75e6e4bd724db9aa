package fr.encaisse.client;

import fr.encaisse.journal.Journal;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.Findings;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.NotFound;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The clients that are kept. What is changed here reaches drafts; issued invoices have their own copy. */
@Service
public class Clients {

    private static final int MOST_ALIKE = 5;

    private final ClientRows rows;
    private final ClientSearch search;
    private final Journal journal;
    private final Clock clock;

    Clients(JdbcClient jdbc, Journal journal, Clock clock) {
        this.rows = new ClientRows(jdbc);
        this.search = new ClientSearch(jdbc);
        this.journal = journal;
        this.clock = clock;
    }

    public Optional<Client> find(UUID id) {
        return rows.find(id);
    }

    /** @param siren nine digits */
    public Optional<Client> findBySiren(String siren) {
        return rows.findBySiren(siren);
    }

    /** Whoever has this name (accents, case, order of words and legal form aside) at this postcode, active ones first. */
    public List<Client> findByNameAndPostcode(String name, String postcode) {
        return rows.alike(name, "", Integer.MAX_VALUE).stream()
                .filter(client -> client.billingAddress().postcode().equals(postcode.strip()))
                .toList();
    }

    /** The client that has the typed SIREN or SIRET. */
    public Optional<Client> sameSiren(NewClient typed) {
        return sameSiren(new ClientCheck(typed).client());
    }

    /** Those that a client about to be added may be: the same SIREN, else the same name or e-mail address. */
    public List<Client> alike(NewClient typed) {
        Client client = new ClientCheck(typed).client();
        return sameSiren(client).map(List::of).orElseGet(() -> rows.alike(client.name(), client.email(), MOST_ALIKE));
    }

    /** @throws InvalidInput as {@link #add} would */
    public void requireSound(NewClient typed) {
        ClientCheck check = new ClientCheck(typed);
        refuse(check, sameSiren(check.client()));
    }

    /** Active ones by name, contact, town or SIREN, any words in any order; for an empty text those invoiced last. */
    public List<Client> search(String text, int limit) {
        return rows.find(search.search(text, false, 0, limit));
    }

    /** The same for upkeep: page by page, inactive ones too. */
    public List<Client> searchAll(String text, int offset, int limit) {
        return rows.find(search.search(text, true, offset, limit));
    }

    /** @throws fr.encaisse.shared.InvalidInput with the field names of {@link NewClient} */
    @Transactional
    public Client add(NewClient typed) {
        ClientCheck check = new ClientCheck(typed);
        Client client = check.client();
        refuse(check, sameSiren(client));
        try {
            rows.insert(client);
        } catch (DuplicateKeyException e) {
            throw new Conflict("client.addedMeanwhile");
        }
        // No names: what the journal holds can never be erased again.
        journal.record("client.added", client.id().toString(), Map.of("kind", client.kind(), "siren", client.siren()));
        return client;
    }

    /**
     * Replaces all values, contacts too; a contact that names its id stays the same person.
     *
     * @param version that was read
     * @param by login
     * @throws fr.encaisse.shared.InvalidInput with the field names of {@link NewClient}
     * @throws Conflict when somebody else was quicker
     */
    @Transactional
    public Client change(UUID id, int version, NewClient typed, String by) {
        Client kept = kept(id, version);
        ClientCheck check = new ClientCheck(typed, kept.contacts());
        Client client = check.client().inPlaceOf(kept, by);
        refuse(
                check,
                rows.findBySiren(client.siren()).filter(other -> !other.id().equals(id)));
        List<String> changes = ClientChanges.between(kept, client);
        if (changes.isEmpty()) {
            return kept;
        }
        update(client);
        journal.record(
                "client.changed",
                id.toString(),
                Map.of("fields", String.join(",", changes), "siren", client.siren(), "by", by));
        return client;
    }

    /**
     * Adds somebody to a client that is kept already.
     *
     * @throws fr.encaisse.shared.InvalidInput with the fields {@code newContact.name} and so on
     */
    @Transactional
    public Client addContact(UUID id, NewClient.NewContact typed, String by) {
        Client kept = rows.find(id).orElseThrow(() -> new NotFound("client.unknown"));
        List<Client.Contact> contacts = new ArrayList<>(kept.contacts());
        Findings findings = new Findings();
        contacts.add(ContactCheck.check("newContact", typed, UUID.randomUUID(), findings));
        if (contacts.size() > ContactCheck.MOST) {
            findings.add("newContact", "client.contacts.tooMany", ContactCheck.MOST);
        }
        findings.refuseIfAny();
        Client client = kept.withContacts(contacts).inPlaceOf(kept, by);
        update(client);
        journal.record(
                "client.changed", id.toString(), Map.of("fields", "contacts", "siren", client.siren(), "by", by));
        return client;
    }

    /** Whether it is offered for new invoices. */
    @Transactional
    public void activate(UUID id, int version, boolean active, String by) {
        Client kept = kept(id, version);
        if (kept.active() != active) {
            update(kept.active(active, by));
            journal.record(active ? "client.activated" : "client.deactivated", id.toString(), Map.of("by", by));
        }
    }

    /** Only a client that was never invoiced can go; others are deactivated. */
    @Transactional
    public void remove(UUID id, int version, String by) {
        kept(id, version);
        if (!rows.delete(id, version)) {
            throw new Conflict(rows.isInvoiced(id) ? "client.hasInvoices" : "client.changedMeanwhile");
        }
        journal.record("client.removed", id.toString(), Map.of("by", by));
    }

    public boolean isInvoiced(UUID id) {
        return rows.isInvoiced(id);
    }

    /**
     * Remembered so that clients invoiced last come first and are never removed.
     *
     * @throws Conflict when the client has just been removed
     */
    @Transactional
    public void invoiced(UUID id) {
        if (!rows.invoiced(id, clock.instant())) {
            throw new Conflict("client.unknown");
        }
    }

    private Optional<Client> sameSiren(Client client) {
        return client.siren().isEmpty() ? Optional.empty() : rows.findBySiren(client.siren());
    }

    private Client kept(UUID id, int version) {
        Client kept = rows.find(id).orElseThrow(() -> new NotFound("client.unknown"));
        if (kept.version() != version) {
            throw new Conflict("client.changedMeanwhile");
        }
        return kept;
    }

    private void update(Client client) {
        try {
            if (!rows.update(client)) {
                throw new Conflict("client.changedMeanwhile");
            }
        } catch (DuplicateKeyException e) {
            throw new Conflict("client.addedMeanwhile");
        }
    }

    private static void refuse(ClientCheck check, Optional<Client> sameSiren) {
        List<FieldError> errors = new ArrayList<>(check.errors());
        sameSiren.ifPresent(other -> errors.add(FieldError.of("siren", "client.duplicate", other.name())));
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
