package fr.encaisse.document;

import com.openhtmltopdf.newtable.TableBox;
import com.openhtmltopdf.newtable.TableRowBox;
import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.PageBox;
import java.util.Optional;

/** The table of lines where the layout has put it, as far as that was left to the layout. */
record LinesTable(TableBox box) {

    static Optional<LinesTable> in(BlockBox page) {
        return find(page).map(LinesTable::new);
    }

    private static Optional<TableBox> find(Box box) {
        if (box instanceof TableBox table
                && table.getElement() != null
                && "lines".equals(table.getElement().getAttribute("class"))) {
            return Optional.of(table);
        }
        return box.getChildren().stream()
                .filter(BlockBox.class::isInstance)
                .flatMap(child -> find(child).stream())
                .findFirst();
    }

    /** The header ends a page and the first line begins the next one: CSS has no word against that. */
    boolean headerIsAlone() {
        TableRowBox first = box.getFirstBodyRow();
        return first != null
                && box.getContainingLayer().findRoot().getPages().stream()
                                .filter(page -> page.getTop() <= box.getAbsY())
                                .mapToInt(PageBox::getBottom)
                                .max()
                                .orElseThrow()
                        <= first.getAbsY();
    }
}
