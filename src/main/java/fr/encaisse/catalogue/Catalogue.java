package fr.encaisse.catalogue;

import fr.encaisse.issuer.VatLaw;
import fr.encaisse.issuer.VatRates;
import fr.encaisse.journal.Journal;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.NotFound;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The products and services that can be invoiced. What changes here never changes an issued invoice; drafts follow.
 * Every change names its author, a login. VAT rates are today's: one that the law has replaced is seen as what it has become.
 */
@Service
public class Catalogue {

    private final ProductRows rows;
    private final VatRates vatRates;
    private final Journal journal;

    Catalogue(JdbcClient jdbc, VatRates vatRates, Journal journal) {
        this.rows = new ProductRows(jdbc);
        this.vatRates = vatRates;
        this.journal = journal;
    }

    /** Those of the ids that exist and are still sold. */
    public Map<UUID, Product> find(Collection<UUID> ids) {
        VatLaw law = vatRates.today();
        return rows.sold(ids).stream()
                .map(product -> product.under(law))
                .collect(Collectors.toMap(Product::id, Function.identity()));
    }

    /** By name and reference, any words in any order; for an empty text the first ones by reference. Only what is sold. */
    public List<Product> search(String text, int limit) {
        return list(text, CatalogueFilter.SOLD, 0, limit).stream()
                .map(CatalogueEntry::product)
                .toList();
    }

    /** The same search over all that is kept, by reference. */
    public List<CatalogueEntry> list(String text, CatalogueFilter filter, int offset, int limit) {
        VatLaw law = vatRates.today();
        return rows.list(text, filter, offset, limit).stream()
                .map(entry -> entry.under(law))
                .toList();
    }

    /** @throws NotFound when there is no such product */
    public CatalogueEntry entry(UUID id) {
        return rows.entry(id)
                .orElseThrow(() -> new NotFound("catalogue.unknown"))
                .under(vatRates.today());
    }

    /** Sold or not, whatever the case of the letters. */
    public Optional<CatalogueEntry> findByReference(String reference) {
        return rows.ofReference(reference).stream().findFirst().map(entry -> entry.under(vatRates.today()));
    }

    /** All that is wrong with a typed product by itself and beside those that are kept; empty when it can be added. */
    public List<FieldError> problems(TypedProduct typed) {
        return problems(check(typed), null);
    }

    /** The same when it is to replace what is kept of a product. */
    public List<FieldError> problems(UUID id, TypedProduct typed) {
        return problems(check(typed), id);
    }

    /** @throws InvalidInput with the field names of {@link TypedProduct} */
    @Transactional
    public Product add(TypedProduct typed, String author) {
        Product product = sound(typed, null);
        try {
            rows.insert(product);
        } catch (DuplicateKeyException e) {
            throw new Conflict("catalogue.addedMeanwhile");
        }
        record("product.added", product, author);
        return product;
    }

    /**
     * Nothing happens when nothing differs.
     *
     * @throws InvalidInput with the field names of {@link TypedProduct}
     * @throws Conflict when the product has changed since this version
     */
    @Transactional
    public Product change(UUID id, int version, TypedProduct typed, String author) {
        Product kept = entry(id).product();
        Product changed = sound(typed, id).as(id, version);
        if (changed.equals(kept)) {
            return kept;
        }
        try {
            requireChanged(rows.update(changed));
        } catch (DuplicateKeyException e) {
            throw new Conflict("catalogue.addedMeanwhile");
        }
        Product after = changed.as(id, version + 1);
        record("product.changed", after, author);
        return after;
    }

    /** No longer sold: not offered any more, and drafts that name it say so. */
    @Transactional
    public void retire(UUID id, int version, String author) {
        setSold(id, version, false, author);
    }

    /** Sold again. */
    @Transactional
    public void restore(UUID id, int version, String author) {
        setSold(id, version, true, author);
    }

    private void setSold(UUID id, int version, boolean sold, String author) {
        CatalogueEntry entry = entry(id);
        if (entry.sold() != sold) {
            requireChanged(rows.setSold(id, version, sold));
            record(sold ? "product.restored" : "product.retired", entry.product(), author);
        }
    }

    private Product sound(TypedProduct typed, UUID replaced) {
        ProductCheck check = check(typed);
        List<FieldError> errors = problems(check, replaced);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return check.product();
    }

    private ProductCheck check(TypedProduct typed) {
        return new ProductCheck(typed, vatRates.today());
    }

    private List<FieldError> problems(ProductCheck check, UUID replaced) {
        List<FieldError> errors = new ArrayList<>(check.errors());
        rows.ofReference(check.product().reference()).stream()
                .map(CatalogueEntry::product)
                .filter(other -> !other.id().equals(replaced))
                .findFirst()
                .ifPresent(other -> errors.add(FieldError.of("reference", "catalogue.duplicate", other.name())));
        return List.copyOf(errors);
    }

    private static void requireChanged(boolean changed) {
        if (!changed) {
            throw new Conflict("catalogue.changedMeanwhile");
        }
    }

    private void record(String type, Product product, String author) {
        journal.record(
                type,
                product.id().toString(),
                Map.of(
                        "reference", product.reference(),
                        "unitPrice", product.unitPrice().toPlainString(),
                        "vatCategory", product.vatCategory(),
                        "vatRate", product.vatRate().toString(),
                        "author", author));
    }
}
