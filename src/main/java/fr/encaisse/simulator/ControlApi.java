package fr.encaisse.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;

/**
 * The simulator's own switches under {@code /_sim/}: what Bridge does not offer and tests and trials need.
 *
 * <pre>
 * GET  /_sim/                         the control page
 * GET  /_sim/health                   {status, now, pending_deliveries}
 * GET  /_sim/links?status=&amp;client_reference=     everything about the links, newest first; /links/{id} one
 * GET  /_sim/requests?payment_link_id=           the attempts, newest first
 * GET  /_sim/deliveries               webhooks with their answers, newest first; /deliveries/{id} one
 * GET  /_sim/ledger                   executed transfers per client reference: {entries, transfers, total}
 * GET  /_sim/calls                    API calls by kind, refused ones, the most in any five minutes
 * GET  /_sim/faults, POST             {@link Faults.Settings}, webhooks (on, off, held), webhook_copies,
 *                                     webhook_delay_seconds, signing (good, wrong, old, none)
 * GET  /_sim/clock, POST              {"forward": "PT15M"}
 * POST /_sim/links/{id}/pay           {"login": "id-acsc", "provider": 574}: the payer's whole way at once
 * POST /_sim/links/{id}/revoke        as in Bridge's dashboard
 * POST /_sim/requests/{id}/settle     {"transaction": one of several}; /reject {"reason": "AC04"}
 * POST /_sim/deliveries/{id}/send     once more, late, or out of order
 * POST /_sim/webhooks/test            TEST_EVENT; /secret {"secret": the new one}
 * POST /_sim/webhooks/release         {"order": "as_made", "reversed" or "shuffled"}: lets go what was held
 * POST /_sim/reset                    forgets everything
 * </pre>
 */
final class ControlApi {

    private static final String PAGE = "/_sim/";

    private final ControlPage page;
    private final ControlReadings readings;
    private final ControlActions actions;

    ControlApi(Simulation simulation, Pages pages) {
        this.page = new ControlPage(simulation, pages);
        this.readings = new ControlReadings(simulation);
        this.actions = new ControlActions(simulation, readings);
    }

    /** Forms of the control page are sent back to it; everybody else gets JSON. */
    Answer answer(HttpCall call) {
        if (!call.isPost() && call.segment(1).isEmpty()) {
            return page.show(call.locale());
        }
        Answer answer = json(call);
        return call.isForm() && answer.status() != 404 ? Answer.redirect(PAGE) : answer;
    }

    private Answer json(HttpCall call) {
        try {
            return Answer.json(200, call.isPost() ? actions.act(call, command(call)) : readings.read(call));
        } catch (StateConflict e) {
            return WireError.of(409, "state_conflict", e.getMessage()).answer();
        } catch (Missing e) {
            return WireError.of(404, "not_found", "Unknown " + e.getMessage()).answer();
        } catch (IllegalArgumentException | DateTimeException | IOException e) {
            return WireError.of(400, "invalid_request", e.getMessage()).answer();
        }
    }

    private static ObjectNode command(HttpCall call) throws IOException {
        if (call.isForm()) {
            return Json.MAPPER.valueToTree(call.form());
        }
        JsonNode body = call.body().length == 0 ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(call.body());
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("a JSON object is expected");
    }
}
