package fr.encaisse.nodes;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A process of its own that runs the packaged jar: a node of the application, or the simulator alone. */
public final class Node implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

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
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.add("-jar");
        command.add(System.getProperty("encaisse.jar", "target/encaisse.jar"));
        command.addAll(arguments);
        Path folder = Path.of("target", "nodes", name);
        Files.createDirectories(folder);
        File log = folder.resolve("log.txt").toFile();
        command.replaceAll(word -> word.equals("target/encaisse.jar") ? new File(word).getAbsolutePath() : word);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        return new Node(process, "http://localhost:" + port, log.toPath());
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
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
                .timeout(Duration.ofSeconds(5))
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }
}
