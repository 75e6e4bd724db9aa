package fr.encaisse.simulator;

import java.util.List;

/** An error in one of Bridge's two shapes: a single object, or a list for body validation. */
final class WireError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** One thing that is wrong; the property is a path such as {@code transactions[0].amount}, or null. */
    record Detail(String code, String property, String message) {}

    private record Several(List<Detail> errors) {}

    private final int status;
    private final transient Object body;

    private WireError(int status, Object body, String message) {
        super(message);
        this.status = status;
        this.body = body;
    }

    static WireError of(int status, String code, String message) {
        return new WireError(status, new Detail(code, null, message), message);
    }

    static WireError invalid(List<Detail> errors) {
        return new WireError(
                400, new Several(List.copyOf(errors)), errors.get(0).message());
    }

    static WireError ofStatus(int status) {
        return switch (status) {
            case 429 -> of(429, "too_many_requests", "Rate limit exceeded");
            case 503 -> of(503, "service_unavailable", "Service unavailable");
            default -> of(status, "internal_error", "An unexpected error occurred");
        };
    }

    Answer answer() {
        return Answer.json(status, body);
    }
}
