package fr.encaisse.process;

import java.time.Instant;

/**
 * What the engine is doing for an invoice.
 *
 * @param working which service task is at work or waits for another try
 * @param nextTry when it is tried again; null when it is running or not failing
 * @param stuck all tries are used up: an incident in Cockpit, one retry there heals it
 */
public record Progress(Working working, Instant nextTry, boolean stuck) {

    /** Words are under {@code process.working.<name>}. */
    public enum Working {
        NOTHING,
        RENDERING_DOCUMENT,
        OPENING_LINK
    }
}
