package fr.encaisse.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * One tab of a Chromium that is spoken to in its own protocol. Playwright attaches to pages, and a page that is attached
 * to draws nothing ahead; this attaches to the tab, in which the page drawn ahead takes the place of the one before.
 */
final class PlainChromium implements AutoCloseable, WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final WebSocket socket;
    private final StringBuilder received = new StringBuilder();
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    /** Sessions of the tab's pages, the newest first: what is seen, and what is drawn ahead. */
    private final Deque<String> pages = new ConcurrentLinkedDeque<>();

    private PlainChromium(Process process, URI address) {
        this.process = process;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .join();
    }

    /** @param profile an empty folder */
    static PlainChromium start(Path profile) throws IOException {
        List<String> command = Chromium.command();
        command.addAll(List.of(
                "--headless",
                "--lang=fr-FR",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path told = profile.resolve("DevToolsActivePort");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> Files.exists(told) && Files.readAllLines(told).size() == 2);
        List<String> lines = Files.readAllLines(told);
        PlainChromium chromium =
                new PlainChromium(process, URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)));
        chromium.attach();
        return chromium;
    }

    private void attach() {
        ObjectNode all = JSON.createObjectNode();
        all.putArray("filter").addObject();
        for (JsonNode target : send("Target.getTargets", all, null).path("targetInfos")) {
            if (target.path("type").asText().equals("tab")) {
                ObjectNode tab = JSON.createObjectNode();
                tab.put("targetId", target.path("targetId").asText()).put("flatten", true);
                String session = send("Target.attachToTarget", tab, null)
                        .path("sessionId")
                        .asText();
                ObjectNode auto = JSON.createObjectNode();
                auto.put("autoAttach", true)
                        .put("waitForDebuggerOnStart", false)
                        .put("flatten", true);
                send("Target.setAutoAttach", auto, session);
            }
        }
        Awaitility.await().atMost(PATIENCE).until(() -> !pages.isEmpty());
    }

    /** Runs on the page that is seen. */
    void run(String script) {
        until("(() => { " + script + "; return true; })()");
    }

    /** Waits until the expression is true on the page that is seen. */
    void until(String expression) {
        Awaitility.await(expression)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> pages.stream().anyMatch(page -> isTrue(page, expression)));
    }

    /** Waits until the expression is true on a page that is drawn, but not seen yet. */
    void untilAhead(String expression) {
        Awaitility.await(expression + ", drawn ahead")
                .atMost(PATIENCE)
                .until(() -> pages.stream()
                        .anyMatch(page -> holds(page, "document.prerendering && Boolean(" + expression + ")")));
    }

    private boolean isTrue(String page, String expression) {
        return holds(page, "!document.prerendering && Boolean(" + expression + ")");
    }

    private boolean holds(String page, String expression) {
        ObjectNode what = JSON.createObjectNode();
        what.put("expression", expression);
        try {
            return send("Runtime.evaluate", what, page)
                    .path("result")
                    .path("value")
                    .asBoolean();
        } catch (IllegalStateException gone) {
            return false; // the page has been left, or is being left
        }
    }

    private JsonNode send(String method, ObjectNode params, String session) {
        int id = calls.incrementAndGet();
        ObjectNode message = JSON.createObjectNode();
        message.put("id", id).put("method", method).set("params", params);
        if (session != null) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(message.toString(), true).join();
        try {
            return answer.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(method + " failed", e);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        received.append(part);
        if (last) {
            take(received.toString());
            received.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void take(String text) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
        JsonNode params = message.path("params");
        switch (message.path("method").asText()) {
            case "Target.attachedToTarget" -> {
                if (params.path("targetInfo").path("type").asText().equals("page")) {
                    pages.addFirst(params.path("sessionId").asText());
                }
            }
            case "Target.detachedFromTarget" ->
                pages.remove(params.path("sessionId").asText());
            default -> {
                CompletableFuture<JsonNode> answer =
                        answers.remove(message.path("id").asInt());
                if (answer != null && message.has("error")) {
                    answer.completeExceptionally(
                            new IllegalStateException(message.path("error").toString()));
                } else if (answer != null) {
                    answer.complete(message.path("result"));
                }
            }
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
