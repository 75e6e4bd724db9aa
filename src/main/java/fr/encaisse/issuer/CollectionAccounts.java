package fr.encaisse.issuer;

import fr.encaisse.journal.Journal;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.Iban;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the collection accounts under four eyes: a new account, one taken up again, or another holder collects nothing
 * until somebody else than the proposer has confirmed it. Every act names its author, a login.
 */
@Service
public class CollectionAccounts {

    private final AccountRows rows;
    private final Journal journal;
    private final Clock clock;

    CollectionAccounts(JdbcClient jdbc, Journal journal, Clock clock) {
        this.rows = new AccountRows(jdbc);
        this.journal = journal;
        this.clock = clock;
    }

    /** Those in use first, the preferred one at the top. */
    public List<KeptAccount> all() {
        return rows.all();
    }

    /** @throws NotFound when there is no such account */
    public KeptAccount account(UUID id) {
        return rows.find(id).orElseThrow(() -> new NotFound("issuer.account.unknown"));
    }

    /** A new account, not used until it is confirmed. @throws InvalidInput with the field names of {@link TypedAccount} */
    @Transactional
    public KeptAccount propose(TypedAccount typed, String author) {
        rows.lock();
        AccountCheck check = new AccountCheck(typed);
        Iban iban = check.iban(typed.iban());
        if (iban != null) {
            rows.ofIban(iban)
                    .ifPresent(kept -> check.wrong(
                            "iban", "issuer.account.duplicate", kept.account().label()));
        }
        refuseWrong(check.errors());
        var account = new CollectionAccount(UUID.randomUUID(), check.label(), iban, check.bic(), check.holder(), false);
        rows.insert(account, AccountState.PROPOSED, author, now());
        KeptAccount proposed = account(account.id());
        record("account.proposed", proposed, author);
        return proposed;
    }

    /** Label and BIC at once; another holder of an account in use is a proposal. */
    @Transactional
    public KeptAccount change(UUID id, int version, TypedAccount typed, String author) {
        KeptAccount kept = locked(id, version);
        AccountCheck check = new AccountCheck(typed);
        check.iban(kept.account().iban().value());
        refuseWrong(check.errors());
        rows.describe(id, check.label(), check.bic());
        if (kept.state() == AccountState.ACTIVE) {
            proposeHolder(kept, check.holder(), author);
        } else if (!check.holder().equals(kept.account().holder())) {
            rows.setHolder(id, check.holder());
            rows.setProposal(id, null, author, now());
        }
        return recorded("account.changed", id, author);
    }

    private void proposeHolder(KeptAccount kept, String holder, String author) {
        if (holder.equals(kept.account().holder())) {
            rows.setProposal(kept.account().id(), null, null, null);
        } else if (!holder.equals(kept.proposedHolder())) {
            rows.setProposal(kept.account().id(), holder, author, now());
        }
    }

    /** @throws InvalidInput when the author is who proposed it */
    @Transactional
    public KeptAccount confirm(UUID id, int version, String author) {
        KeptAccount kept = locked(id, version);
        if (!kept.isWaiting()) {
            throw new Conflict("issuer.account.nothingToConfirm");
        }
        if (!kept.mayBeConfirmedBy(author)) {
            throw new InvalidInput("", "issuer.account.fourEyes");
        }
        if (kept.proposedHolder() != null) {
            rows.setHolder(id, kept.proposedHolder());
        }
        rows.confirm(id, author, now());
        if (rows.active().stream().noneMatch(one -> one.account().preferred())) {
            rows.prefer(id);
        }
        return recorded("account.confirmed", id, author);
    }

    /** Drops what was proposed; a new account disappears, the journal remembers it. */
    @Transactional
    public void refuse(UUID id, int version, String author) {
        KeptAccount kept = locked(id, version);
        if (!kept.isWaiting()) {
            throw new Conflict("issuer.account.nothingToConfirm");
        }
        if (kept.state() == AccountState.PROPOSED && kept.confirmedAt() == null) {
            rows.delete(id);
        } else if (kept.state() == AccountState.PROPOSED) {
            rows.setState(id, AccountState.INACTIVE);
        } else {
            rows.setProposal(id, null, null, null);
        }
        record("account.refused", kept, author);
    }

    /** The one proposed first from now on. */
    @Transactional
    public KeptAccount prefer(UUID id, int version, String author) {
        requireActive(locked(id, version));
        rows.prefer(id);
        return recorded("account.preferred", id, author);
    }

    /** No longer used; the last one stays. What has been issued keeps its account. */
    @Transactional
    public KeptAccount deactivate(UUID id, int version, String author) {
        KeptAccount kept = locked(id, version);
        requireActive(kept);
        List<KeptAccount> others = rows.active().stream()
                .filter(other -> !other.account().id().equals(id))
                .toList();
        if (others.isEmpty()) {
            throw new Conflict("issuer.account.last");
        }
        rows.setProposal(id, null, null, null);
        rows.setState(id, AccountState.INACTIVE);
        if (kept.account().preferred()) {
            rows.prefer(others.get(0).account().id());
        }
        return recorded("account.deactivated", id, author);
    }

    /** Proposes to use it again. */
    @Transactional
    public KeptAccount reactivate(UUID id, int version, String author) {
        KeptAccount kept = locked(id, version);
        if (kept.state() != AccountState.INACTIVE) {
            throw new Conflict("issuer.account.changedMeanwhile");
        }
        rows.setProposal(id, null, author, now());
        rows.setState(id, AccountState.PROPOSED);
        return recorded("account.proposed", id, author);
    }

    /** All rows, so that two acts at once cannot take the last account away. */
    private KeptAccount locked(UUID id, int version) {
        rows.lock();
        KeptAccount kept = account(id);
        if (kept.version() != version) {
            throw new Conflict("issuer.account.changedMeanwhile");
        }
        return kept;
    }

    private static void requireActive(KeptAccount kept) {
        if (kept.state() != AccountState.ACTIVE) {
            throw new Conflict("issuer.account.changedMeanwhile");
        }
    }

    private static void refuseWrong(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    /** As the databases keep it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private KeptAccount recorded(String type, UUID id, String author) {
        rows.nextVersion(id);
        KeptAccount kept = account(id);
        record(type, kept, author);
        return kept;
    }

    private void record(String type, KeptAccount kept, String author) {
        String holder = kept.proposedHolder() == null ? kept.account().holder() : kept.proposedHolder();
        journal.record(
                type,
                kept.account().id().toString(),
                Map.of(
                        "iban",
                        kept.account().iban().value(),
                        "holder",
                        holder,
                        "state",
                        kept.state(),
                        "author",
                        author));
    }
}
