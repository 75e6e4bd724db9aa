package fr.encaisse.imports;

import java.util.List;

/** A row as the preview shows it: its changes, or its problems. */
public record ImportLine(
        int line, ImportAction action, String label, List<ImportChange> changes, List<ImportProblem> problems) {}
