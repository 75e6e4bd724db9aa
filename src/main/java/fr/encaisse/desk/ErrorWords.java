package fr.encaisse.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/**
 * Whatever no handler of ours has answered: scripts are told in the same form as of everything else that is refused, and
 * nobody is told what failed inside.
 */
@Component
class ErrorWords extends DefaultErrorAttributes {

    private final Words words;

    ErrorWords(Words words) {
        this.words = words;
    }

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        int status = (Integer) super.getErrorAttributes(request, ErrorAttributeOptions.defaults())
                .get("status");
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("status", status);
        told.put(
                "errors",
                ErrorAnswer.of(words.say("desk.error." + (status < 500 ? known(status) : 500) + ".text"))
                        .errors());
        return told;
    }

    private static int known(int status) {
        return Set.of(403, 404, 409, 422).contains(status) ? status : 400;
    }
}
