package fr.encaisse.access;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Puts everything that is missing into one list. */
class CannotStartAnalyzer extends AbstractFailureAnalyzer<CannotStart> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CannotStart cause) {
        String list = cause.reasons().stream().map(reason -> "  - " + reason).collect(Collectors.joining("\n"));
        return new FailureAnalysis(
                "Encaisse is not ready to run in production:\n\n" + list,
                "Set what is missing in the environment (README, \"Production\"), "
                        + "or run the demonstration with SPRING_PROFILES_ACTIVE=demo.",
                rootFailure);
    }
}
