package fr.encaisse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import fr.encaisse.EncaisseTest;
import fr.encaisse.shared.Unit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@EncaisseTest
@Transactional
class CatalogueTest {

    @Autowired
    Catalogue catalogue;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theDemoSellsGoodsAndServicesAtMixedRatesAndUnits() {
        List<Product> all = catalogue.search("", 100);
        assertThat(all).hasSize(60);
        assertThat(all).extracting(Product::kind).contains(ProductKind.GOODS, ProductKind.SERVICE);
        assertThat(all).extracting(product -> product.vatRate().toString()).contains("20", "10", "5.5");
        assertThat(all).extracting(Product::unit).contains(Unit.HOUR, Unit.SQUARE_METRE, Unit.LUMP_SUM, Unit.LITRE);
        assertThat(all).extracting(Product::reference).isSorted();
    }

    @Test
    void searchIgnoresAccentsCaseAndTheOrderOfWords() {
        assertThat(references("ELECTRICIEN")).containsExactly("MO-ELE");
        assertThat(references("blanche peinture")).containsExactly("FO-PEI");
        assertThat(references("fo-vis")).containsExactly("FO-VIS");
        assertThat(references("peinture introuvable")).isEmpty();
    }

    @Test
    void pricesKeepTheirDecimals() {
        assertThat(catalogue.search("fo vis", 1).get(0).unitPrice()).hasToString("0.0825");
        assertThat(catalogue.search("mo men", 1).get(0).unitPrice()).hasToString("48.00");
    }

    @Test
    void onlyWhatIsStillSoldIsFound() {
        List<Product> two = catalogue.search("", 2);
        Product first = two.get(0);
        jdbc.sql("UPDATE product SET sold = FALSE WHERE id = ?")
                .param(two.get(1).id())
                .update();
        assertThat(catalogue.find(List.of(first.id(), first.id(), two.get(1).id(), UUID.randomUUID())))
                .containsOnlyKeys(first.id())
                .containsValue(first);
        assertThat(catalogue.find(List.of())).isEmpty();
        assertThat(catalogue.search("", 2)).doesNotContain(two.get(1));
    }

    private List<String> references(String text) {
        return catalogue.search(text, 50).stream().map(Product::reference).toList();
    }
}
