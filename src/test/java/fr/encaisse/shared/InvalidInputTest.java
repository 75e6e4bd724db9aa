package fr.encaisse.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a page says beside its fields. */
class InvalidInputTest {

    private static final FieldError NAME = FieldError.of("name", "shared.required");
    private static final FieldError RATE = FieldError.of("vatRate", "shared.required");
    private static final FieldError CATEGORY = FieldError.of("vatCategory", "shared.required");
    private static final FieldError LONG_NAME = FieldError.of("name", "shared.tooLong", 200);

    private final InvalidInput refused = new InvalidInput(List.of(RATE, NAME, CATEGORY, LONG_NAME));

    @Test
    void eachFieldTellsTheFirstThingThatIsWrongWithItInTheOrderFound() {
        assertThat(refused.byField().values()).containsExactly(RATE, NAME, CATEGORY);
        assertThat(refused.byField()).containsOnlyKeys("vatRate", "name", "vatCategory");
    }

    @Test
    void fieldsThatShareAPlaceOnThePageTellOneThingThere() {
        assertThat(refused.byField(field -> field.startsWith("vat") ? "vat" : field))
                .containsExactlyInAnyOrderEntriesOf(Map.of("vat", RATE, "name", NAME));
    }
}
