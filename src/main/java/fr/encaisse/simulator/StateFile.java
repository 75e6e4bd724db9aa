package fr.encaisse.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps the simulated bank over a restart: one JSON file, replaced as a whole. */
final class StateFile {

    /** Everything that outlives the process. */
    record State(Duration clockAhead, List<PaymentLink> links, List<PaymentRequest> requests, List<Delivery> webhooks) {

        State {
            // Files of an earlier version know nothing of webhooks.
            webhooks = webhooks == null ? List.of() : webhooks;
        }
    }

    private final Path file;

    StateFile(Path file) {
        this.file = file;
    }

    Optional<State> read() {
        if (file == null || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.MAPPER.readValue(file.toFile(), State.class));
        } catch (IOException e) {
            throw new UncheckedIOException("state of the Bridge simulator is unreadable: " + file, e);
        }
    }

    void write(Supplier<State> state) {
        if (file == null) {
            return;
        }
        try {
            Path target = file.toAbsolutePath();
            Files.createDirectories(target.getParent());
            Path fresh = target.resolveSibling(target.getFileName() + ".new");
            Files.write(fresh, Json.MAPPER.writeValueAsBytes(state.get()));
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("state of the Bridge simulator cannot be written: " + file, e);
        }
    }
}
