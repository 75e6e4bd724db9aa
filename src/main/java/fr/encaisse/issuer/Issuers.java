package fr.encaisse.issuer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The one issuer of this installation and its collection accounts. */
@Service
public class Issuers {

    private final IssuerRows rows;

    Issuers(JdbcClient jdbc) {
        this.rows = new IssuerRows(jdbc);
    }

    /** Empty until the company has filled in its identity. */
    public Optional<Issuer> current() {
        return rows.issuer();
    }

    /** The accounts in use, the preferred one first. */
    public List<CollectionAccount> accounts() {
        return rows.activeAccounts();
    }

    /** An account in use. */
    public Optional<CollectionAccount> account(UUID id) {
        return accounts().stream().filter(account -> account.id().equals(id)).findFirst();
    }
}
