package fr.encaisse.issuer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The one issuer of this installation and its collection accounts. */
@Service
public class Issuers {

    /** Empty until the company has filled in its identity. */
    public Optional<Issuer> current() {
        throw new UnsupportedOperationException();
    }

    /** The accounts in use, the preferred one first. */
    public List<CollectionAccount> accounts() {
        throw new UnsupportedOperationException();
    }

    public Optional<CollectionAccount> account(UUID id) {
        throw new UnsupportedOperationException();
    }
}
