package fr.encaisse.simulator;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The command line of the simulator: settings, or a message to end with. */
record SimulatorArguments(SimulatorSettings settings, String message, int status) {

    private static final String USAGE = """
            Bridge simulator: no money is moved.
              --port=8099                      0 takes any free port
              --hosted-url=http://192.168.1.9:8099   where phones reach the payment pages
              --client-id=... --client-secret=...    keys that the API asks for
              --webhook-url=... --webhook-secret=... where events go; none without an address
              --state-file=.data/simulator.json      keeps links over a restart
              --settlement-delay=PT5S                time from PDNG to ACSC
              --callback-domains=a.fr,*.b.fr         declared domains; all are accepted without""";

    private static final Set<String> OPTIONS = Set.of(
            "port",
            "hosted-url",
            "client-id",
            "client-secret",
            "webhook-url",
            "webhook-secret",
            "state-file",
            "settlement-delay",
            "callback-domains");

    static SimulatorArguments parse(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (argument.equals("--help")) {
                return new SimulatorArguments(null, USAGE, 0);
            }
            if (!argument.startsWith("--") || equals < 0 || !OPTIONS.contains(argument.substring(2, equals))) {
                return new SimulatorArguments(null, "Unknown option " + argument + "\n" + USAGE, 2);
            }
            options.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        try {
            return new SimulatorArguments(settings(options), null, 0);
        } catch (IllegalArgumentException | DateTimeException e) {
            return new SimulatorArguments(null, e.getMessage() + "\n" + USAGE, 2);
        }
    }

    private static SimulatorSettings settings(Map<String, String> options) {
        String file = options.get("state-file");
        String delay = options.get("settlement-delay");
        Set<String> domains = Arrays.stream(
                        options.getOrDefault("callback-domains", "").split(","))
                .filter(domain -> !domain.isBlank())
                .collect(Collectors.toSet());
        return new SimulatorSettings(
                Integer.parseInt(options.getOrDefault("port", "" + SimulatorSettings.DEFAULT_PORT)),
                options.get("hosted-url"),
                new SimulatorSettings.Client(options.get("client-id"), options.get("client-secret")),
                new SimulatorSettings.Webhook(options.get("webhook-url"), options.get("webhook-secret")),
                file == null ? null : Path.of(file),
                delay == null ? null : Duration.parse(delay),
                domains,
                null);
    }
}
