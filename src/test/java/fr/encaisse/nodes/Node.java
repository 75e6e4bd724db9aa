package fr.encaisse.nodes;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A process of its own that runs the packaged jar: a node of the application, or the simulator alone. The application's
 * jar is taken apart first, as Spring Boot advises for quick starts; the packed one starts in ProductionStartIT.
 */
public final class Node implements AutoCloseable {

    /** Short-lived JVMs on few cores: the second compiler costs more than it gives. */
    public static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path PACKED =
            Path.of(System.getProperty("encaisse.jar", "target/encaisse.jar")).toAbsolutePath();
    private static final Path UNPACKED = Path.of("target", "nodes", "jar").toAbsolutePath();

    /** Below those that a system gives to connections, which could take one while its node starts or is dead. */
    private static final int LOWEST_PORT = 20_000;

    private static final int PORTS = 12_000;
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(new Random().nextInt(PORTS));

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();

    private static boolean unpacked;

    private final Process process;
    private final String address;
    private final Path log;

    private Node(Process process, String address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /** @param arguments of the JVM when they begin with {@code -}, {@code --name=value} for the program */
    public static Node start(String name, int port, List<String> jvm, List<String> arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "nodes", name));
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(SHORT_LIVED);
        command.addAll(jvm);
        command.addAll(program(jvm));
        command.addAll(arguments);
        File log = folder.resolve("log.txt").toFile();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        return new Node(process, "http://localhost:" + port, log.toPath());
    }

    /** Only the packed jar knows {@code -Dloader.main}. */
    private static List<String> program(List<String> jvm) throws IOException {
        boolean anotherMain = jvm.stream().anyMatch(option -> option.startsWith("-Dloader.main"));
        return anotherMain
                ? List.of("-jar", PACKED.toString())
                : List.of("-cp", unpackedClassPath(), "fr.encaisse.Encaisse");
    }

    /** Named jar by jar: Tomcat finds Camunda's pages in none that only a manifest names. */
    private static String unpackedClassPath() throws IOException {
        Path application = unpack();
        try (JarFile jar = new JarFile(application.toFile())) {
            String libraries = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return Stream.concat(
                            Stream.of(application),
                            Stream.of(libraries.split(" ")).map(UNPACKED::resolve))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** Once for all nodes of this JVM, of the jar as it is now. */
    private static synchronized Path unpack() throws IOException {
        if (!unpacked) {
            Process tool = new ProcessBuilder(
                            JAVA.toString(),
                            "-Djarmode=tools",
                            "-jar",
                            PACKED.toString(),
                            "extract",
                            "--force",
                            "--destination",
                            UNPACKED.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (tool.onExit().join().exitValue() != 0) {
                throw new IOException("The jar cannot be taken apart: " + said);
            }
            unpacked = true;
        }
        return UNPACKED.resolve(PACKED.getFileName());
    }

    /** One that nothing listens at, and that is given to nobody else in this JVM. */
    public static int freePort() {
        for (int tries = 0; tries < PORTS; tries++) {
            int port = LOWEST_PORT + NEXT_PORT.getAndIncrement() % PORTS;
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
        throw new IllegalStateException("No port is free");
    }

    /** Waits until the path answers 200. */
    public Node untilReady(String path) {
        Awaitility.await("node at " + address + ", see " + log)
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> answers(path));
        return this;
    }

    /** Waits until its log contains the words. */
    public Node untilSays(String words) {
        Awaitility.await(words + " in " + log).atMost(Duration.ofMinutes(5)).until(() -> log().contains(words));
        return this;
    }

    /** What it has said so far. */
    String log() throws IOException {
        return Files.readString(log);
    }

    public String address() {
        return address;
    }

    /** As {@code kill -9} does: nothing is finished, nothing is tidied up. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        kill();
    }

    private boolean answers(String path) throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("The process has ended: " + log());
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }
}
