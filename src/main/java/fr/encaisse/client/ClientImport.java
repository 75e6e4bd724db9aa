package fr.encaisse.client;

import fr.encaisse.imports.ImportAction;
import fr.encaisse.imports.ImportColumn;
import fr.encaisse.imports.ImportOutcome;
import fr.encaisse.imports.ImportRow;
import fr.encaisse.imports.ImportTarget;
import fr.encaisse.imports.StaleImport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Clients with their contacts from a file. */
@Component
class ClientImport implements ImportTarget<ClientImport.Imported> {

    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final ClientRows rows;
    private final ClientColumns columns;
    private final ClientCells cells;

    ClientImport(JdbcClient jdbc, MessageSource messages) {
        this.jdbc = jdbc;
        this.rows = new ClientRows(jdbc);
        this.columns = new ClientColumns(messages);
        this.cells = new ClientCells(messages);
    }

    /** @param kept null when it is added */
    record Imported(Client kept, Client client) {}

    @Override
    public String kind() {
        return "clients";
    }

    @Override
    public List<ImportColumn> columns() {
        return ClientColumns.all();
    }

    @Override
    public Comparison<Imported> begin(Locale locale) {
        ClientMatches matches = new ClientMatches(jdbc);
        return batch -> compare(batch, matches, locale);
    }

    @Override
    public void apply(List<ImportOutcome<Imported>> outcomes, String by) {
        for (ImportOutcome<Imported> outcome : outcomes) {
            Imported imported = outcome.content();
            if (outcome.action() == ImportAction.ADD) {
                rows.insert(imported.client());
            } else if (!rows.update(imported.client().inPlaceOf(imported.kept(), by))) {
                throw new StaleImport();
            }
        }
    }

    @Override
    public void export(Locale locale, Consumer<Map<String, String>> each) {
        List<UUID> ids = jdbc.sql("SELECT id FROM client ORDER BY sort_name, id")
                .query(UUID.class)
                .list();
        for (int from = 0; from < ids.size(); from += PAGE) {
            for (Client client : rows.find(ids.subList(from, Math.min(ids.size(), from + PAGE)))) {
                Map<String, String> exported = new LinkedHashMap<>(columns.cells(client, locale));
                exported.put(ClientColumns.ID, client.id().toString());
                each.accept(exported);
            }
        }
    }

    private List<ImportOutcome<Imported>> compare(List<ImportRow> batch, ClientMatches matches, Locale locale) {
        List<ClientReading> readings =
                batch.stream().map(row -> new ClientReading(row, matches)).toList();
        List<UUID> ids = readings.stream()
                .map(ClientReading::match)
                .filter(id -> id != null)
                .distinct()
                .toList();
        Map<UUID, Client> kept = rows.find(ids).stream().collect(Collectors.toMap(Client::id, Function.identity()));
        if (kept.size() < ids.size()) {
            throw new StaleImport(); // removed since the matches were read
        }
        return readings.stream()
                .map(reading -> compare(reading, kept, matches, locale))
                .toList();
    }

    private ImportOutcome<Imported> compare(
            ClientReading reading, Map<UUID, Client> keptOnes, ClientMatches matches, Locale locale) {
        ImportRow row = reading.row();
        Client kept = reading.match() == null ? null : keptOnes.get(reading.match());
        ClientCheck check =
                new ClientCheck(cells.typed(row, kept, reading), kept == null ? List.of() : kept.contacts());
        Client client = check.client();
        reading.check(check.errors(), kept, client, matches);
        if (!reading.problems().isEmpty()) {
            return ImportOutcome.refused(row, row.get("name").strip(), reading.problems());
        }
        Map<String, String> after = columns.cells(client, locale);
        if (kept == null) {
            return ImportOutcome.added(row, client.name(), keys(client), after, new Imported(null, client));
        }
        return ImportOutcome.compared(
                row,
                client.name(),
                keys(kept, client),
                kept.id() + " " + kept.version(),
                columns.cells(kept, locale),
                after,
                new Imported(kept, client));
    }

    private static Set<String> keys(Client client) {
        return client.siren().isEmpty()
                ? Set.of(ClientMatches.nameKey(
                        client.name(), client.billingAddress().postcode()))
                : Set.of(client.siren());
    }

    private static Set<String> keys(Client kept, Client client) {
        return client.siren().isEmpty()
                ? Set.of(kept.id().toString())
                : Set.of(kept.id().toString(), client.siren());
    }
}
