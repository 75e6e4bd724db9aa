package fr.encaisse.client;

import fr.encaisse.journal.Journal;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
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

/** The clients that are kept. */
@Service
public class Clients {

    private final ClientRows rows;
    private final Journal journal;
    private final Clock clock;

    Clients(JdbcClient jdbc, Journal journal, Clock clock) {
        this.rows = new ClientRows(jdbc);
        this.journal = journal;
        this.clock = clock;
    }

    public Optional<Client> find(UUID id) {
        return rows.find(id);
    }

    /** By name, contact, town or SIREN, any words in any order; for an empty text those invoiced last. */
    public List<Client> search(String text, int limit) {
        return rows.search(text, limit);
    }

    /** @throws fr.encaisse.shared.InvalidInput with the field names of {@link NewClient} */
    @Transactional
    public Client add(NewClient typed) {
        ClientCheck check = new ClientCheck(typed);
        Client client = check.client();
        List<FieldError> errors = new ArrayList<>(check.errors());
        rows.nameOf(client.siren()).ifPresent(kept -> errors.add(FieldError.of("siren", "client.duplicate", kept)));
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        try {
            rows.insert(client);
        } catch (DuplicateKeyException e) {
            throw new Conflict("client.addedMeanwhile");
        }
        // No names: what the journal holds can never be erased again.
        journal.record("client.added", client.id().toString(), Map.of("kind", client.kind(), "siren", client.siren()));
        return client;
    }

    /** Remembered so that clients invoiced last come first. */
    @Transactional
    public void invoiced(UUID id) {
        rows.invoiced(id, clock.instant());
    }
}
