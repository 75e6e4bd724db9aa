package fr.encaisse.invoice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import fr.encaisse.shared.Findings;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What has been typed in one step, kept as it is, half-typed and unchecked: every text may be null, empty or wrong.
 * Stored as JSON.
 */
public sealed interface StepContent {

    @JsonIgnore
    Step step();

    /** Ids as texts. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ClientChoice(String clientId, String contactId) implements StepContent {

        /** Empty for what is no id: it then is as unknown as an id that does not exist. */
        public Optional<UUID> client() {
            return Findings.id(clientId);
        }

        @Override
        public Step step() {
            return Step.CLIENT;
        }
    }

    /** @param serviceDate ISO day of the service or delivery */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Description(String title, String description, String serviceDate, String orderReference, String freeMention)
            implements StepContent {

        public static final int TITLE_LENGTH = 120;

        @Override
        public Step step() {
            return Step.DESCRIPTION;
        }
    }

    /**
     * Sections sort the lines: Chambre 1, SDB ...
     *
     * @param discount on the sum of the lines, as typed; blank for none
     * @param discountUnit name of a {@link Discount.Unit}; percent when blank
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Products(List<DraftSection> sections, String discount, String discountUnit) implements StepContent {

        public Products {
            sections = sections == null ? List.of() : List.copyOf(sections);
        }

        /** Without a discount on the whole. */
        public Products(List<DraftSection> sections) {
            this(sections, null, null);
        }

        @Override
        public Step step() {
            return Step.PRODUCTS;
        }
    }

    /** A named group of lines. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record DraftSection(String title, List<DraftLine> lines) {

        public DraftSection {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }
    }

    /**
     * Numbers as typed, with comma or point.
     *
     * @param discount blank for none
     * @param discountUnit name of a {@link Discount.Unit}; percent when blank
     * @param unitPrice euros without VAT; blank for the catalogue's
     * @param vatRate percent; blank for the catalogue's
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record DraftLine(
            String productId, String quantity, String discount, String discountUnit, String unitPrice, String vatRate) {

        /** As the catalogue has it. */
        public DraftLine(String productId, String quantity) {
            this(productId, quantity, null, null, null, null);
        }

        /** Empty for what is no id: it then is as unknown as an id that does not exist. */
        public Optional<UUID> product() {
            return Findings.id(productId);
        }
    }

    /**
     * @param rule name of a {@link PaymentRule}
     * @param dueDate ISO day, only with {@link PaymentRule#ON_DATE}
     * @param accountId collection account
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PaymentTerms(String rule, String dueDate, String accountId) implements StepContent {
        @Override
        public Step step() {
            return Step.PAYMENT_TERMS;
        }
    }
}
