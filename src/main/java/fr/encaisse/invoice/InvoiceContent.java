package fr.encaisse.invoice;

import fr.encaisse.catalogue.ProductKind;
import fr.encaisse.client.ClientKind;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.shared.Iban;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.PostalAddress;
import fr.encaisse.shared.Quantity;
import fr.encaisse.shared.Unit;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Everything that stands on an invoice, computed: the same record for the review of a draft and for the printed
 * document, so that what is shown is what will be printed. Optional texts are empty, not null.
 *
 * @param number null while it is a draft
 * @param issueDate today while it is a draft
 */
public record InvoiceContent(
        InvoiceId id,
        String number,
        LocalDate issueDate,
        LocalDate dueDate,
        LocalDate serviceDate,
        PaymentRule paymentRule,
        String title,
        String description,
        String orderReference,
        Issuer issuer,
        Buyer buyer,
        Account account,
        List<Section> sections,
        Totals totals,
        List<Mention> mentions) {

    /** The same with its number. */
    public InvoiceContent numbered(String taken) {
        return new InvoiceContent(
                id,
                taken,
                issueDate,
                dueDate,
                serviceDate,
                paymentRule,
                title,
                description,
                orderReference,
                issuer,
                buyer,
                account,
                sections,
                totals,
                mentions);
    }

    /** The lines of all sections in printed order. */
    public List<Line> lines() {
        return sections.stream().flatMap(section -> section.lines().stream()).toList();
    }

    /** Snapshot of the client and of the contact that was chosen. */
    public record Buyer(
            UUID clientId,
            ClientKind kind,
            String name,
            String contactName,
            String email,
            String siren,
            String vatNumber,
            PostalAddress billingAddress,
            PostalAddress deliveryAddress) {}

    /** Snapshot of the collection account. */
    public record Account(String label, Iban iban, String bic, String holder) {}

    /** Lines under one title with their subtotal without VAT. */
    public record Section(String title, List<Line> lines, Money net) {

        /** @param lines all of them sound */
        public static Section of(String title, List<Line> lines) {
            return new Section(
                    title,
                    List.copyOf(lines),
                    Money.sum(lines.stream().map(Line::net).toList()));
        }
    }

    /**
     * @param unitPrice euros without VAT, with four decimals
     * @param net quantity times unit price, rounded to the cent, less the discount
     */
    public record Line(
            UUID productId,
            String reference,
            String name,
            String description,
            ProductKind kind,
            Quantity quantity,
            Unit unit,
            BigDecimal unitPrice,
            VatCategory vatCategory,
            VatRate vatRate,
            Discount discount,
            Money net) {

        public Line {
            // As it is stored, so that what is read back equals what was issued.
            unitPrice = unitPrice.setScale(4, RoundingMode.UNNECESSARY);
        }

        /** Quantity times unit price. */
        public Money beforeDiscount() {
            return net.plus(discount.amount());
        }
    }

    /**
     * VAT once per category and rate, totals as sums.
     *
     * @param discount on the sum of the lines, split over the VAT groups as their allowances
     * @param net sum of the lines less the discount
     */
    public record Totals(Discount discount, List<Vat> vat, Money net, Money vatTotal, Money gross) {

        /** Sum of the lines (BT-106). */
        public Money lines() {
            return net.plus(discount.amount());
        }
    }

    /**
     * The VAT of one category and rate.
     *
     * @param allowance its part of the discount on the whole (BT-92)
     * @param base sum of its lines less the allowance (BT-116)
     * @param exemptionReason printed when no VAT is charged; empty otherwise
     */
    public record Vat(
            VatCategory category, VatRate rate, Money allowance, Money base, Money vat, String exemptionReason) {

        /** Sum of its lines: what the allowance is taken off (BT-93). */
        public Money lines() {
            return base.plus(allowance);
        }
    }

    /**
     * A legal mention as it is printed.
     *
     * @param code e.g. LATE_PENALTY; {@link #FREE} for what staff typed
     */
    public record Mention(String code, String text) {

        public static final String FREE = "FREE";
    }
}
