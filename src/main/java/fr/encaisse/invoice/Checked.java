package fr.encaisse.invoice;

import fr.encaisse.shared.FieldError;
import java.util.List;
import java.util.Optional;

/** What came of reading typed content: its value when it is sound, else what is wrong with it. */
record Checked<T>(Optional<T> value, List<FieldError> errors) {}
