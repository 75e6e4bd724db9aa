package fr.encaisse.invoice.tables;

import fr.encaisse.catalogue.ProductKind;
import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Vat;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.Quantity;
import fr.encaisse.shared.Unit;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;

/** The columns that the tables of issued invoices and of credit notes have in common, there and back. */
public final class FrozenColumns {

    public static final String OF_LINE = "product_id, reference, name, description, kind, quantity, unit, unit_price,"
            + " vat_category, vat_rate, discount_unit, discount_value, discount, net";

    public static final String OF_VAT = "category, rate, allowance, base, vat, exemption_reason";

    private FrozenColumns() {}

    /** A row that begins with the key, in the order of {@link #OF_LINE}. */
    public static Object[] row(Line line, Object... key) {
        return after(
                key,
                line.productId(),
                line.reference(),
                line.name(),
                line.description(),
                line.kind().name(),
                line.quantity().value(),
                line.unit().name(),
                line.unitPrice(),
                line.vatCategory().name(),
                line.vatRate().percent(),
                line.discount().unit().name(),
                line.discount().value(),
                line.discount().amount().amount(),
                line.net().amount());
    }

    /** A row that begins with the key, in the order of {@link #OF_VAT}. */
    public static Object[] row(Vat vat, Object... key) {
        return after(
                key,
                vat.category().name(),
                vat.rate().percent(),
                vat.allowance().amount(),
                vat.base().amount(),
                vat.vat().amount(),
                vat.exemptionReason());
    }

    /** The statement that a row of these columns is for. */
    public static String insert(String table, String columns) {
        int count = columns.split(",").length;
        return "INSERT INTO " + table + " (" + columns + ") VALUES (?" + ", ?".repeat(count - 1) + ")";
    }

    private static Object[] after(Object[] key, Object... values) {
        return Stream.concat(Arrays.stream(key), Arrays.stream(values)).toArray();
    }

    public static Line line(ResultSet rs) throws SQLException {
        return new Line(
                rs.getObject("product_id", UUID.class),
                rs.getString("reference"),
                rs.getString("name"),
                rs.getString("description"),
                ProductKind.valueOf(rs.getString("kind")),
                new Quantity(rs.getBigDecimal("quantity")),
                Unit.valueOf(rs.getString("unit")),
                rs.getBigDecimal("unit_price"),
                VatCategory.valueOf(rs.getString("vat_category")),
                new VatRate(rs.getBigDecimal("vat_rate")),
                discount(rs),
                money(rs, "net"));
    }

    public static Vat vat(ResultSet rs) throws SQLException {
        return new Vat(
                VatCategory.valueOf(rs.getString("category")),
                new VatRate(rs.getBigDecimal("rate")),
                money(rs, "allowance"),
                money(rs, "base"),
                money(rs, "vat"),
                rs.getString("exemption_reason"));
    }

    /** Of a line or of the whole. */
    public static Discount discount(ResultSet rs) throws SQLException {
        return new Discount(
                Discount.Unit.valueOf(rs.getString("discount_unit")),
                rs.getBigDecimal("discount_value"),
                money(rs, "discount"));
    }

    public static Money money(ResultSet rs, String column) throws SQLException {
        return new Money(rs.getBigDecimal(column));
    }
}
