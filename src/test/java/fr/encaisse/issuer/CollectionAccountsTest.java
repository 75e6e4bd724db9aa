package fr.encaisse.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.encaisse.EncaisseTest;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.NotFound;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Four eyes over the accounts that collect. */
@EncaisseTest
@Transactional
class CollectionAccountsTest {

    private static final String IBAN = "FR14 2004 1010 0505 0001 3M02 606";

    @Autowired
    CollectionAccounts accounts;

    @Autowired
    Issuers issuers;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theDemosAccountsAreInUseWithOnePreferred() {
        // Other tests have taken theirs out of use.
        assertThat(accounts.all())
                .filteredOn(kept -> kept.state() == AccountState.ACTIVE)
                .hasSize(2)
                .filteredOn(kept -> kept.account().preferred())
                .hasSize(1);
    }

    @Test
    void aNewAccountCollectsOnlyAfterASecondPersonsYes() {
        KeptAccount proposed = accounts.propose(typed("La Banque Postale", "ATELIER LEFEVRE"), "manager");
        UUID id = proposed.account().id();
        assertThat(proposed.state()).isEqualTo(AccountState.PROPOSED);
        assertThat(issuers.account(id)).isEmpty();

        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> accounts.confirm(id, 1, "manager"));
        assertThat(refused.errors()).extracting(error -> error.messageKey()).containsExactly("issuer.account.fourEyes");
        assertThatThrownBy(() -> accounts.confirm(id, 1, "MANAGER")).isInstanceOf(InvalidInput.class);
        assertThat(issuers.account(id)).isEmpty();

        KeptAccount confirmed = accounts.confirm(id, 1, "admin");
        assertThat(confirmed.state()).isEqualTo(AccountState.ACTIVE);
        assertThat(confirmed.proposedBy()).isEqualTo("manager");
        assertThat(confirmed.confirmedBy()).isEqualTo("admin");
        assertThat(confirmed.confirmedAt()).isNotNull();
        assertThat(issuers.account(id)).isPresent();
        assertThat(journalOf(id)).containsExactly("account.proposed", "account.confirmed");
        assertThatThrownBy(() -> accounts.confirm(id, 2, "admin")).isInstanceOf(Conflict.class);
    }

    @Test
    void whoChangesTheHolderOfAProposalBecomesItsProposer() {
        UUID id = accounts.propose(typed("Postale", "ATELIER"), "manager")
                .account()
                .id();
        accounts.change(id, 1, typed("Postale", "ATELIER LEFEVRE"), "admin");

        assertThatThrownBy(() -> accounts.confirm(id, 2, "admin")).isInstanceOf(InvalidInput.class);
        assertThat(accounts.confirm(id, 2, "manager").account().holder()).isEqualTo("ATELIER LEFEVRE");
    }

    @Test
    void whatIsConfirmedIsWhatWasSeen() {
        UUID id = accounts.propose(typed("Postale", "ATELIER"), "manager")
                .account()
                .id();
        accounts.change(id, 1, typed("Postale", "SOMEBODY ELSE"), "manager");
        assertThatThrownBy(() -> accounts.confirm(id, 1, "admin")).isInstanceOf(Conflict.class);
    }

    @Test
    void anotherHolderWaitsWhileTheOldOneCollects() {
        KeptAccount active = accounts.all().get(0);
        UUID id = active.account().id();
        accounts.change(id, active.version(), typed("Courant", "OTHER HOLDER"), "manager");

        CollectionAccount inUse = issuers.account(id).orElseThrow();
        assertThat(inUse.holder()).isEqualTo(active.account().holder());
        assertThat(inUse.label()).isEqualTo("Courant");
        assertThat(accounts.account(id).isWaiting()).isTrue();
        assertThatThrownBy(() -> accounts.confirm(id, active.version() + 1, "manager"))
                .isInstanceOf(InvalidInput.class);

        accounts.confirm(id, active.version() + 1, "admin");
        assertThat(issuers.account(id).orElseThrow().holder()).isEqualTo("OTHER HOLDER");
        assertThat(accounts.account(id).isWaiting()).isFalse();
    }

    @Test
    void aProposalIsDroppedByEitherOfThem() {
        UUID id = accounts.propose(typed("Postale", "ATELIER"), "manager")
                .account()
                .id();
        accounts.refuse(id, 1, "manager");
        assertThatThrownBy(() -> accounts.account(id)).isInstanceOf(NotFound.class);
        assertThat(journalOf(id)).containsExactly("account.proposed", "account.refused");

        KeptAccount active = accounts.all().get(0);
        UUID other = active.account().id();
        accounts.change(other, active.version(), typed("Courant", "OTHER HOLDER"), "manager");
        accounts.refuse(other, active.version() + 1, "admin");
        assertThat(issuers.account(other).orElseThrow().holder())
                .isEqualTo(active.account().holder());
        assertThat(accounts.account(other).isWaiting()).isFalse();
    }

    @Test
    void anIbanIsKeptOnce() {
        String known = accounts.all().get(0).account().iban().grouped();
        TypedAccount again = new TypedAccount("Encore", known, "", "ATELIER");
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> accounts.propose(again, "manager"));
        assertThat(refused.errors())
                .extracting(error -> error.messageKey())
                .containsExactly("issuer.account.duplicate");
    }

    @Test
    void theIbanOfAnAccountNeverChanges() {
        KeptAccount active = accounts.all().get(0);
        accounts.change(
                active.account().id(),
                active.version(),
                typed("Courant", active.account().holder()),
                "manager");
        assertThat(accounts.account(active.account().id()).account().iban())
                .isEqualTo(active.account().iban());
    }

    @Test
    void thePreferredOneIsAlwaysOneInUse() {
        List<KeptAccount> two = accounts.all();
        accounts.prefer(two.get(1).account().id(), two.get(1).version(), "manager");
        assertThat(issuers.accounts().get(0).id())
                .isEqualTo(two.get(1).account().id());

        accounts.deactivate(two.get(1).account().id(), two.get(1).version() + 1, "manager");
        assertThat(issuers.accounts())
                .singleElement()
                .satisfies(left -> assertThat(left.preferred()).isTrue());
    }

    @Test
    void theLastAccountInUseStays() {
        List<KeptAccount> two = accounts.all();
        accounts.propose(typed("Postale", "ATELIER"), "manager");
        accounts.deactivate(two.get(0).account().id(), two.get(0).version(), "manager");
        assertThatThrownBy(() -> accounts.deactivate(
                        two.get(1).account().id(), two.get(1).version(), "manager"))
                .isInstanceOf(Conflict.class)
                .hasMessage("issuer.account.last");
        assertThat(issuers.accounts()).hasSize(1);
    }

    @Test
    void takingAnAccountUpAgainNeedsASecondPersonToo() {
        KeptAccount second = accounts.all().get(1);
        UUID id = second.account().id();
        accounts.deactivate(id, second.version(), "manager");
        assertThat(issuers.account(id)).isEmpty();
        KeptAccount again = accounts.reactivate(id, second.version() + 1, "manager");
        assertThat(issuers.account(id)).isEmpty();
        assertThatThrownBy(() -> accounts.confirm(id, again.version(), "manager"))
                .isInstanceOf(InvalidInput.class);
        accounts.confirm(id, again.version(), "admin");
        assertThat(issuers.account(id)).isPresent();
    }

    @Test
    void aProposalIsNeitherPreferredNorDeactivated() {
        UUID id = accounts.propose(typed("Postale", "ATELIER"), "manager")
                .account()
                .id();
        assertThatThrownBy(() -> accounts.prefer(id, 1, "admin")).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> accounts.deactivate(id, 1, "admin")).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> accounts.reactivate(id, 1, "admin")).isInstanceOf(Conflict.class);
    }

    @ParameterizedTest
    @CsvSource({
        "label,'',shared.required",
        "iban,'',shared.required",
        "iban,FR1420041010050500013M02607,shared.iban.invalid",
        "iban,FR7610278073010002044875106,shared.iban.invalid",
        "iban,<script>,shared.iban.invalid",
        "bic,PSSTFRPPXX,issuer.bic.invalid",
        "bic,PSSTXXPP,issuer.bic.invalid",
        "bic,🎨,issuer.bic.invalid",
        "bic,COBADEFF,issuer.bic.otherCountry",
        "holder,'',shared.required",
        "holder,12345,issuer.holder.invalid"
    })
    void whatDoesNotHoldIsRefused(String field, String typed, String message) {
        TypedAccount account = new TypedAccount(
                field.equals("label") ? typed : "Postale",
                field.equals("iban") ? typed : IBAN,
                field.equals("bic") ? typed : "PSSTFRPPLYO",
                field.equals("holder") ? typed : "ATELIER LEFEVRE");
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> accounts.propose(account, "manager"));
        assertThat(refused.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.messageKey()).isEqualTo(message);
        });
    }

    @Test
    void longTextsAreRefusedNotCut() {
        String text = "a".repeat(10_000);
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class, () -> accounts.propose(new TypedAccount(text, text, text, text), "manager"));
        assertThat(refused.errors())
                .extracting(error -> error.field())
                .containsExactlyInAnyOrder("label", "iban", "bic", "holder");
    }

    private static TypedAccount typed(String label, String holder) {
        return new TypedAccount(label, IBAN, "", holder);
    }

    private List<String> journalOf(UUID id) {
        return jdbc.sql("SELECT type FROM journal_entry WHERE subject = ? ORDER BY seq")
                .param(id.toString())
                .query(String.class)
                .list();
    }
}
