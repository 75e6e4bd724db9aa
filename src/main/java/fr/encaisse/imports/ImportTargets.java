package fr.encaisse.imports;

import fr.encaisse.shared.NotFound;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What can be filled from a file. */
@Component
class ImportTargets {

    private final List<ImportTarget<?>> targets;
    private final MessageSource messages;

    ImportTargets(List<ImportTarget<?>> targets, MessageSource messages) {
        this.targets = targets.stream()
                .sorted(Comparator.comparing(ImportTarget::kind))
                .toList();
        this.messages = messages;
    }

    List<String> kinds() {
        return targets.stream().map(ImportTarget::kind).toList();
    }

    ImportTarget<?> of(String kind) {
        return targets.stream()
                .filter(target -> target.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new NotFound("imports.kind.unknown"));
    }

    CsvHeadings headings(ImportTarget<?> target) {
        return new CsvHeadings(target.columns(), messages);
    }
}
