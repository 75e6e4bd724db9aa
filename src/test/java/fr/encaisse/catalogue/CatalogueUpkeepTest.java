package fr.encaisse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.encaisse.EncaisseTest;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.NotFound;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Adding, changing and no longer selling products. */
@EncaisseTest
@Transactional
class CatalogueUpkeepTest {

    @Autowired
    Catalogue catalogue;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aNewProductIsFoundAtOnceByNameAndReference() {
        Product added = catalogue.add(typed("ZZ-1", "Échelle télescopique", "49,9"), "manager");

        assertThat(catalogue.search("zz 1", 5)).containsExactly(added);
        assertThat(catalogue.search("telescopique echelle", 5)).containsExactly(added);
        assertThat(catalogue.find(List.of(added.id()))).containsValue(added);
        assertThat(catalogue.findByReference(" zz-1 ")).contains(new CatalogueEntry(added, true));
        assertThat(journalOf(added)).containsExactly("product.added");
    }

    @Test
    void aReferenceIsOneProductsWhateverItsCase() {
        assertThat(problemWith(typed("mo-men", "Autre", "1")))
                .isEqualTo(FieldError.of("reference", "catalogue.duplicate", "Main-d’œuvre menuisier"));
        Product added = catalogue.add(typed("ZZ-2", "Une", "1"), "manager");
        assertThat(catalogue.problems(added.id(), typed("zz-2", "Une", "1"))).isEmpty();
        assertThat(catalogue.problems(added.id(), typed("MO-MEN", "Une", "1")))
                .extracting(FieldError::field)
                .containsExactly("reference");
    }

    @Test
    void aRetiredProductKeepsItsReference() {
        Product added = catalogue.add(typed("ZZ-3", "Rare", "1"), "manager");
        catalogue.retire(added.id(), 1, "manager");
        assertThat(problemWith(typed("ZZ-3", "Nouveau", "1")).messageKey()).isEqualTo("catalogue.duplicate");
    }

    @Test
    void aChangeIsSeenByWhoeverReadsNext() {
        Product added = catalogue.add(typed("ZZ-4", "Dalle", "10"), "manager");
        Product changed = catalogue.change(added.id(), 1, typed("ZZ-4B", "Dalle grès", "12,5"), "manager");

        assertThat(changed.version()).isEqualTo(2);
        assertThat(catalogue.find(List.of(added.id()))).containsValue(changed);
        assertThat(catalogue.search("zz 4b", 5)).containsExactly(changed);
        assertThat(catalogue.findByReference("ZZ-4")).isEmpty();
        assertThat(journalOf(added)).containsExactly("product.added", "product.changed");
    }

    @Test
    void aChangeOfWhatHasChangedMeanwhileIsRefused() {
        Product added = catalogue.add(typed("ZZ-5", "Dalle", "10"), "manager");
        catalogue.change(added.id(), 1, typed("ZZ-5", "Dalle", "11"), "manager");

        assertThatThrownBy(() -> catalogue.change(added.id(), 1, typed("ZZ-5", "Dalle", "12"), "admin"))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> catalogue.retire(added.id(), 1, "admin")).isInstanceOf(Conflict.class);
        assertThat(catalogue.entry(added.id()).product().unitPrice()).hasToString("11.00");
    }

    @Test
    void savingWithoutAChangeLeavesNoTrace() {
        Product added = catalogue.add(typed("ZZ-6", "Dalle", "10"), "manager");
        assertThat(catalogue.change(added.id(), 1, typed(" ZZ-6", "Dalle ", "10,00"), "manager"))
                .isEqualTo(added);
        assertThat(journalOf(added)).containsExactly("product.added");
    }

    @Test
    void whatIsNoLongerSoldIsNotOfferedUntilItIsBroughtBack() {
        Product added = catalogue.add(typed("RETIREE-7", "Dalle", "10"), "manager");
        catalogue.retire(added.id(), 1, "manager");
        catalogue.retire(added.id(), 2, "manager");

        assertThat(catalogue.search("retiree 7", 5)).isEmpty();
        assertThat(catalogue.find(List.of(added.id()))).isEmpty();
        assertThat(catalogue.list("retiree 7", CatalogueFilter.SOLD, 0, 5)).isEmpty();
        assertThat(catalogue.list("retiree 7", CatalogueFilter.RETIRED, 0, 5)).hasSize(1);
        assertThat(catalogue.list("retiree 7", CatalogueFilter.ALL, 0, 5)).hasSize(1);

        catalogue.restore(added.id(), 2, "manager");
        assertThat(catalogue.search("retiree 7", 5)).hasSize(1);
        assertThat(journalOf(added)).containsExactly("product.added", "product.retired", "product.restored");
    }

    @Test
    void listsComePageByPage() {
        List<String> all = catalogue.list("", CatalogueFilter.ALL, 0, 1000).stream()
                .map(entry -> entry.product().reference())
                .toList();
        List<String> second = catalogue.list("", CatalogueFilter.ALL, 25, 25).stream()
                .map(entry -> entry.product().reference())
                .toList();
        assertThat(second).isEqualTo(all.subList(25, 50));
        assertThat(catalogue.list("", CatalogueFilter.ALL, 100_000, 25)).isEmpty();
    }

    @Test
    void whatDoesNotExistCannotBeChanged() {
        UUID nothing = UUID.randomUUID();
        assertThatThrownBy(() -> catalogue.entry(nothing)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> catalogue.change(nothing, 1, typed("ZZ-8", "Dalle", "10"), "manager"))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> catalogue.retire(nothing, 1, "manager")).isInstanceOf(NotFound.class);
    }

    private FieldError problemWith(TypedProduct typed) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> catalogue.add(typed, "manager"));
        assertThat(catalogue.problems(typed)).isEqualTo(refused.errors());
        return refused.errors().get(0);
    }

    private List<String> journalOf(Product product) {
        return jdbc.sql("SELECT type FROM journal_entry WHERE subject = ? ORDER BY seq")
                .param(product.id().toString())
                .query(String.class)
                .list();
    }

    private static TypedProduct typed(String reference, String name, String price) {
        return new TypedProduct(reference, name, "", "GOODS", "C62", price, "S", "20");
    }
}
