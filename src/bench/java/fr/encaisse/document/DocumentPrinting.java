package fr.encaisse.document;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.slf4j.LoggerFactory;

/** What JMH runs: one document from its content to the bytes of the file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
public class DocumentPrinting {

    @Param
    public Printer printer;

    @Param({"12", "500"})
    public int lines;

    private LegalDocument document;
    private Function<LegalDocument, byte[]> work;

    @Setup
    public void begin() throws IOException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        document = Printer.sample(lines);
        work = printer.start();
        Path file = file(printer, lines);
        Files.createDirectories(file.getParent());
        Files.write(file, work.apply(document));
    }

    @Benchmark
    public byte[] print() {
        return work.apply(document);
    }

    /** One of the documents, to be looked at. */
    public static Path file(Printer printer, int lines) {
        return Path.of("target", "bench", "document-" + printer.name().toLowerCase() + "-" + lines + ".pdf");
    }
}
