package fr.encaisse.client;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The clients that are kept. */
@Service
public class Clients {

    public Optional<Client> find(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** By name, contact, town or SIREN, any words in any order; for an empty text those invoiced last. */
    public List<Client> search(String text, int limit) {
        throw new UnsupportedOperationException();
    }

    /** @throws fr.encaisse.shared.InvalidInput with the field names of {@link NewClient} */
    public Client add(NewClient client) {
        throw new UnsupportedOperationException();
    }

    /** Remembered so that clients invoiced last come first. */
    public void invoiced(UUID id) {
        throw new UnsupportedOperationException();
    }
}
