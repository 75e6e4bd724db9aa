package fr.encaisse.issuer;

import fr.encaisse.journal.Journal;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one issuer of this installation and its collection accounts. */
@Service
public class Issuers {

    private final IssuerRows rows;
    private final AccountRows accounts;
    private final Journal journal;

    Issuers(JdbcClient jdbc, Journal journal) {
        this.rows = new IssuerRows(jdbc);
        this.accounts = new AccountRows(jdbc);
        this.journal = journal;
    }

    /** Empty until the company has filled in its identity. */
    public Optional<Issuer> current() {
        return rows.issuer();
    }

    /** Counts the changes of the identity; 0 until it is filled in. */
    public int version() {
        return rows.version();
    }

    /** The accounts in use, the preferred one first. */
    public List<CollectionAccount> accounts() {
        return accounts.active().stream().map(KeptAccount::account).toList();
    }

    /** An account in use. */
    public Optional<CollectionAccount> account(UUID id) {
        return accounts().stream().filter(account -> account.id().equals(id)).findFirst();
    }

    /**
     * Fills in or changes the identity; what has been issued keeps the one it was issued with.
     *
     * @param version the one that was read, 0 for the first time
     * @param author login
     * @throws InvalidInput with the field names of {@link TypedIssuer}
     * @throws Conflict when somebody has changed it since
     */
    @Transactional
    public Issuer describe(int version, TypedIssuer typed, String author) {
        IssuerCheck check = new IssuerCheck(typed);
        if (!check.errors().isEmpty()) {
            throw new InvalidInput(check.errors());
        }
        Issuer issuer = check.issuer();
        if (rows.version() == version && rows.issuer().filter(issuer::equals).isPresent()) {
            return issuer;
        }
        if (!write(issuer, version)) {
            throw new Conflict("issuer.changedMeanwhile");
        }
        journal.record(
                "issuer.described",
                "issuer",
                Map.of(
                        "name", issuer.name(),
                        "siren", issuer.siren(),
                        "vatNumber", issuer.vatNumber(),
                        "regime", issuer.regime(),
                        "vatOnDebits", issuer.vatOnDebits(),
                        "author", author));
        return issuer;
    }

    private boolean write(Issuer issuer, int version) {
        if (version > 0) {
            return rows.update(issuer, version);
        }
        try {
            rows.insert(issuer);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }
}
