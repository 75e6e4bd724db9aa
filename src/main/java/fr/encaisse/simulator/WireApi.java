package fr.encaisse.simulator;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Bridge's payment API, version 2025-01-15. */
final class WireApi {

    private static final String VERSION = "2025-01-15";

    private static final int MOST_WRITTEN = 250_000;

    private record Written(PaymentLink link, RawValue body) {}

    private record Created(UUID id, String url) {}

    private record Provider(int id, String name, String groupName, String countryCode, List<String> capabilities) {}

    private final SimulatorSettings.Client client;
    private final LinkOrderReader reader;
    private final Simulation simulation;
    private final SimulatedBank bank;
    private final Map<UUID, Written> written = new ConcurrentHashMap<>();

    WireApi(SimulatorSettings settings, Simulation simulation) {
        this.client = settings.client();
        this.reader = new LinkOrderReader(simulation.clock(), settings.callbackDomains());
        this.simulation = simulation;
        this.bank = simulation.bank();
    }

    Answer answer(HttpCall call, WireCall what) {
        try {
            checkHeaders(call);
            if (!simulation.meter().admit(what)) {
                throw WireError.ofStatus(429);
            }
            return switch (what) {
                case CREATE_LINK -> create(call);
                case LIST_LINKS -> Listings.page(call, Listings.links(call, bank), this::body);
                case READ_LINK -> Answer.json(200, body(bank.link(id(call))));
                case REVOKE_LINK -> revoke(id(call));
                case LIST_REQUESTS -> Listings.page(call, Listings.requests(call, bank), RequestBody::of);
                case READ_REQUEST -> Answer.json(200, RequestBody.of(bank.request(id(call))));
                case LIST_PROVIDERS ->
                    Listings.whole(Bank.all().stream().map(WireApi::provider).toList());
            };
        } catch (WireError e) {
            return e.answer();
        } catch (Missing e) {
            return notFound();
        }
    }

    static Answer notFound() {
        return WireError.of(404, "not_found", "Resource not found").answer();
    }

    private void checkHeaders(HttpCall call) {
        if (!call.header("Client-Id").equals(client.id())
                || !call.header("Client-Secret").equals(client.secret())) {
            throw WireError.of(401, "invalid_client_credentials", "Invalid client credentials");
        }
        if (!call.header("Bridge-Version").equals(VERSION)) {
            throw WireError.of(400, "invalid_version", "Bridge-Version must be " + VERSION);
        }
        if (call.body().length > 0 && !call.header("Content-Type").startsWith("application/json")) {
            throw WireError.of(415, "unsupported_media_type", "Content-Type must be application/json");
        }
    }

    private Answer create(HttpCall call) {
        LinkOrder ordered = reader.read(call.body());
        boolean ignored = simulation.faults().settings().ignoreBeneficiary();
        PaymentLink link = bank.open(ignored ? ordered.toTheApplication() : ordered);
        return Answer.json(200, new Created(link.id(), simulation.hosted().of(link)));
    }

    /** What Bridge answers for a link that is final already is unknown, hence a setting. */
    private Answer revoke(UUID id) {
        try {
            bank.revoke(id);
            return Answer.empty(200);
        } catch (StateConflict e) {
            int status = simulation.faults().settings().revokeFinalStatus();
            return status == 200
                    ? Answer.empty(200)
                    : WireError.of(status, "payment.link_not_revocable", e.getMessage())
                            .answer();
        }
    }

    /** A link is listed again and again, and changes once. */
    private RawValue body(PaymentLink link) {
        Written known = written.get(link.id());
        if (known != null && known.link() == link) {
            return known.body();
        }
        if (written.size() >= MOST_WRITTEN) {
            written.clear();
        }
        RawValue body =
                new RawValue(Json.write(LinkBody.of(link, simulation.hosted().of(link))));
        written.put(link.id(), new Written(link, body));
        return body;
    }

    private static Provider provider(Bank bank) {
        return new Provider(bank.id(), bank.name(), bank.group(), bank.countryCode(), bank.capabilities());
    }

    private static UUID id(HttpCall call) {
        return HttpCall.uuid(call.segment(3)).orElseThrow(() -> new Missing("id"));
    }
}
