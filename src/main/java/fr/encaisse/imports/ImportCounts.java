package fr.encaisse.imports;

/** How many rows come to what. */
public record ImportCounts(int added, int changed, int unchanged, int refused) {

    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0);

    /** Rows that change something. */
    public int effective() {
        return added + changed;
    }

    public int all() {
        return added + changed + unchanged + refused;
    }

    ImportCounts plus(ImportAction action) {
        return switch (action) {
            case ADD -> new ImportCounts(added + 1, changed, unchanged, refused);
            case CHANGE -> new ImportCounts(added, changed + 1, unchanged, refused);
            case SAME -> new ImportCounts(added, changed, unchanged + 1, refused);
            case REFUSED -> new ImportCounts(added, changed, unchanged, refused + 1);
        };
    }
}
