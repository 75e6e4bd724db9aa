package fr.encaisse.payment.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.encaisse.payment.bridge.NoAnswer.Fate;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** One HTTP call to Bridge, if there is one left: headers, time-outs, and what each kind of failure means. */
@Component
class BridgeCalls {

    private static final String VERSION = "2025-01-15";

    private final ObjectMapper json = new ObjectMapper();
    private final URI base;
    private final RestClient http;
    private final CallBudget budget;
    private final Breaker breaker;
    private final Clock clock;

    BridgeCalls(BridgeSettings settings, CallBudget budget, Breaker breaker, Clock clock) {
        this.budget = budget;
        this.breaker = breaker;
        this.clock = clock;
        base = settings.baseUrl();
        HttpClient connection = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(connection);
        requests.setReadTimeout(settings.readTimeout());
        http = RestClient.builder()
                .requestFactory(requests)
                .messageConverters(List.of(new MappingJackson2HttpMessageConverter(json)))
                .defaultHeader("Bridge-Version", VERSION)
                .defaultHeader("Client-Id", settings.clientId())
                .defaultHeader("Client-Secret", settings.clientSecret())
                .build();
    }

    /**
     * Reading does no harm: one more try, at once because somebody may be waiting, unless waiting or our keys were the
     * trouble. A storm cannot come of it: the second try is counted like the first, and every caller has a rhythm.
     */
    <T> T get(String uri, Class<T> answer) {
        Supplier<T> call =
                () -> found(http.get().uri(base.resolve(uri)).retrieve().body(answer));
        try {
            return explained(call);
        } catch (NoAnswer e) {
            if (e.fate() != Fate.DONE_OR_NOT) {
                throw e;
            }
            return explained(call);
        }
    }

    <T> T post(String uri, Object body, Class<T> answer) {
        RestClient.RequestBodySpec request = http.post().uri(base.resolve(uri));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return explained(() -> request.retrieve().body(answer));
    }

    private static <T> T found(T answer) {
        if (answer == null) {
            throw new NoAnswer(Fate.DONE_OR_NOT, "Bridge answered nothing", null);
        }
        return answer;
    }

    private <T> T explained(Supplier<T> call) {
        return breaker.call(() -> {
            budget.take();
            return answered(call);
        });
    }

    private <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (HttpClientErrorException e) {
            throw refusal(e);
        } catch (HttpServerErrorException e) {
            RetryAfter.in(e.getResponseHeaders(), clock.instant()).ifPresent(breaker::rest);
            throw new NoAnswer(
                    Fate.DONE_OR_NOT, "Bridge answered " + e.getStatusCode().value(), null);
        } catch (ResourceAccessException e) {
            throw unreachable(e.getCause());
        } catch (RestClientException e) {
            throw new NoAnswer(Fate.DONE_OR_NOT, "Bridge's answer cannot be read", e);
        }
    }

    private RuntimeException refusal(HttpClientErrorException e) {
        int status = e.getStatusCode().value();
        return switch (status) {
            case 401, 403 -> new KeysRefused(status);
            case 429 -> {
                budget.refused(RetryAfter.in(e.getResponseHeaders(), clock.instant()));
                yield new HeldBack("Bridge's limit of calls is reached");
            }
            default -> {
                Answers.Fault fault = fault(e.getResponseBodyAsString()).first();
                yield new Refused(status, fault.code() == null ? "" : fault.code(), fault.property());
            }
        };
    }

    private Answers.Fault fault(String body) {
        try {
            Answers.Fault fault = json.readValue(body, Answers.Fault.class);
            return fault == null ? new Answers.Fault(null, null, null) : fault;
        } catch (JsonProcessingException e) {
            return new Answers.Fault(null, null, null);
        }
    }

    private static NoAnswer unreachable(Throwable cause) {
        boolean neverConnected = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
        return neverConnected
                ? new NoAnswer(Fate.NOT_DONE, "Bridge cannot be reached", cause)
                : new NoAnswer(Fate.MAYBE_COMING, "Bridge did not answer in time", cause);
    }
}
