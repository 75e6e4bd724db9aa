package fr.encaisse.desk;

import fr.encaisse.document.RenderingTimeout;
import fr.encaisse.payment.BridgeUnavailable;
import fr.encaisse.process.NotYourTask;
import fr.encaisse.process.People;
import fr.encaisse.shared.Conflict;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Turns refusals of the modules into an answer with the right status: JSON for scripts, the error page for people. */
@ControllerAdvice
class ErrorAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);

    private final Words words;
    private final Navigation navigation;
    private final People people;

    ErrorAdvice(Words words, Navigation navigation, People people) {
        this.words = words;
        this.navigation = navigation;
        this.people = people;
    }

    @ExceptionHandler
    Object invalid(InvalidInput refused, HttpServletRequest request) {
        return answer(HttpStatus.UNPROCESSABLE_ENTITY, ErrorAnswer.of(refused, words), request);
    }

    @ExceptionHandler
    Object missing(NotFound missing, HttpServletRequest request) {
        return answer(HttpStatus.NOT_FOUND, ErrorAnswer.of(words.say(missing.messageKey())), request);
    }

    @ExceptionHandler
    Object conflict(Conflict conflict, HttpServletRequest request) {
        return answer(HttpStatus.CONFLICT, ErrorAnswer.of(words.say(conflict.messageKey())), request);
    }

    @ExceptionHandler
    Object notYours(NotYourTask task, HttpServletRequest request) {
        String whose = task.assignee() == null
                ? words.say("desk.error.notYoursOpen")
                : words.say("desk.error.notYours", people.find(task.assignee()).displayName());
        return answer(HttpStatus.FORBIDDEN, ErrorAnswer.of(whose), request);
    }

    @ExceptionHandler
    Object bridgeDown(BridgeUnavailable down, HttpServletRequest request) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, ErrorAnswer.of(words.say("desk.error.503.text")), request);
    }

    /** Only what shows pages before they are issued; the document itself is made by the process, which tries again. */
    @ExceptionHandler
    Object tooSlow(RenderingTimeout slow, HttpServletRequest request, HttpServletResponse response) {
        LOG.warn(slow.getMessage());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(AGAIN_AFTER.toSeconds()));
        return answer(HttpStatus.SERVICE_UNAVAILABLE, ErrorAnswer.of(words.say("desk.error.rendering")), request);
    }

    /** An address that cannot be is as unknown as one that is not. */
    @ExceptionHandler
    Object mistyped(MethodArgumentTypeMismatchException mistyped, HttpServletRequest request) {
        boolean inAddress = mistyped.getParameter().hasParameterAnnotation(PathVariable.class);
        return inAddress
                ? answer(HttpStatus.NOT_FOUND, ErrorAnswer.of(words.say("desk.error.404.text")), request)
                : unreadable(request);
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, MissingServletRequestParameterException.class})
    Object unreadable(HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, ErrorAnswer.of(words.say("desk.error.unreadable")), request);
    }

    private Object answer(HttpStatus status, ErrorAnswer answer, HttpServletRequest request) {
        if (!wantsPage(request)) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(answer);
        }
        String explanation =
                answer.errors().stream().map(ErrorAnswer.Problem::message).collect(Collectors.joining(" "));
        return new ModelAndView(
                "error",
                Map.of("status", status.value(), "explanation", explanation, "navigation", navigation.of(request)),
                status);
    }

    /** Browsers going from page to page ask for HTML; scripts and machines do not. */
    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return !request.getRequestURI().startsWith("/api/")
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
