package fr.encaisse.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The products and services that can be invoiced. */
@Service
public class Catalogue {

    /** Those of the ids that exist and are still sold. */
    public Map<UUID, Product> find(Collection<UUID> ids) {
        throw new UnsupportedOperationException();
    }

    /** By name and reference, any words in any order; for an empty text the first ones by reference. */
    public List<Product> search(String text, int limit) {
        throw new UnsupportedOperationException();
    }
}
