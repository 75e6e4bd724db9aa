package fr.encaisse.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A stand-in for Bridge (bridgeapi.io): its payment API of version 2025-01-15, its hosted pages, a bank behind them
 * and signed webhooks, on a port of its own; {@code /_sim/} is the control page.
 */
public final class BridgeSimulator implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(BridgeSimulator.class.getName());
    private static final int THREADS = 16;
    private static final int TICK_MILLIS = 100;

    static {
        // Without it every answer on a kept connection waits 40 ms for the peer's delayed acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    /** One part of the simulator behind a path. */
    private interface Part {
        void serve(HttpCall call) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS, named("bridge-simulator-http"));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(named("bridge-simulator-timer"));
    private final Pages pages = new Pages();
    private final Simulation simulation;
    private final WireApi api;

    private BridgeSimulator(SimulatorSettings settings, HttpServer server) {
        this.server = server;
        String hosted = settings.hostedUrl() == null ? address() : settings.hostedUrl();
        simulation = Simulation.of(settings, new HostedAddress(hosted));
        api = new WireApi(settings, simulation);
        HostedPages hostedPages = new HostedPages(simulation.bank(), pages);
        BankPages bankPages = new BankPages(simulation.bank(), pages);
        ControlApi control = new ControlApi(simulation, pages);
        on("/v3", this::serveApi);
        on("/link", call -> call.send(show(call, () -> hostedPages.answer(call))));
        on("/bank", call -> call.send(show(call, () -> bankPages.answer(call))));
        on("/_sim", call -> call.send(control.answer(call)));
        on("/assets", call -> call.send(Pages.style()));
        on("/", call -> call.send(pages.problem(404, "unknown", call.locale())));
    }

    /** Listens when this returns; throws {@link BindException} when the port is taken. */
    public static BridgeSimulator start(SimulatorSettings settings) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("0.0.0.0", settings.port()), 0);
        try {
            BridgeSimulator simulator = new BridgeSimulator(settings, server);
            server.setExecutor(simulator.workers);
            simulator.timer.scheduleWithFixedDelay(simulator::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
            server.start();
            return simulator;
        } catch (RuntimeException e) {
            server.stop(0);
            throw e;
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Where programs on this machine reach it. */
    public String address() {
        return "http://localhost:" + port();
    }

    /** Where payers reach its pages. */
    public String hostedUrl() {
        return simulation.hosted().base();
    }

    @Override
    public void close() {
        server.stop(0);
        timer.shutdownNow();
        workers.shutdownNow();
        simulation.webhooks().close();
        tick();
    }

    private void tick() {
        try {
            simulation.catchUp();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the Bridge simulator could not catch up", e);
        }
    }

    private void on(String path, Part part) {
        server.createContext(path, exchange -> serve(exchange, part));
    }

    private static void serve(HttpExchange exchange, Part part) {
        try (exchange) {
            HttpCall call = new HttpCall(exchange);
            try {
                part.serve(call);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "the Bridge simulator failed on a call", e);
                call.send(WireError.ofStatus(500).answer());
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the peer has gone", e);
        }
    }

    private void serveApi(HttpCall call) throws IOException, InterruptedException {
        Optional<WireCall> known = WireCall.of(call);
        if (known.isEmpty()) {
            call.send(WireApi.notFound());
            return;
        }
        WireCall what = known.get();
        Faults faults = simulation.faults();
        Optional<Integer> failure = faults.failure(what);
        if (failure.isPresent()) {
            call.send(faults.toldToWait(WireError.ofStatus(failure.get()).answer()));
            return;
        }
        if (faults.resets(what)) {
            // As below; the call has not been carried out.
            return;
        }
        Answer answer = faults.toldToWait(api.answer(call, what));
        if (faults.dropsReply(what)) {
            // Closing the exchange without an answer closes the connection.
            return;
        }
        Thread.sleep(faults.delay(what).toMillis());
        call.send(answer);
    }

    private Answer show(HttpCall call, Supplier<Answer> page) {
        if (simulation.faults().settings().down()) {
            return pages.problem(503, "down", call.locale());
        }
        try {
            return page.get();
        } catch (Missing e) {
            return pages.problem(404, "unknown", call.locale());
        }
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Starts it alone; {@code --help} lists the options. */
    public static void main(String[] arguments) throws IOException {
        SimulatorArguments parsed = SimulatorArguments.parse(arguments);
        if (parsed.settings() == null) {
            System.out.println(parsed.message());
            System.exit(parsed.status());
        }
        try {
            BridgeSimulator simulator = start(parsed.settings());
            System.out.println("Bridge simulator: API at " + simulator.address() + ", pages at " + simulator.hostedUrl()
                    + ", control at " + simulator.address() + "/_sim/");
        } catch (BindException e) {
            System.out.println("Port " + parsed.settings().port() + " is taken");
            System.exit(1);
        }
    }
}
