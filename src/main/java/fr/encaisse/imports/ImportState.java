package fr.encaisse.imports;

/** Where an import stands. */
public enum ImportState {
    /** Waits to be read. */
    WAITING,
    READING,
    /** The preview is there; somebody decides. */
    READY,
    /** Not a file that can be imported; the note says why. */
    UNREADABLE,
    /** Somebody said yes; waits until no other import of this kind is being applied. */
    APPLY_WAITING,
    APPLYING,
    DONE,
    /** Stopped while applying, so nothing was done; can be started again. */
    INTERRUPTED,
    /** Given up, by somebody or because its time was over. */
    DISCARDED;

    /** Whether it goes on by itself. */
    public boolean isRunning() {
        return this == WAITING || this == READING || this == APPLY_WAITING || this == APPLYING;
    }
}
