package fr.encaisse.process;

/** The task belongs to somebody else; answered with 403, nothing changed. */
public final class NotYourTask extends RuntimeException {

    private final String assignee;

    NotYourTask(String assignee) {
        super("The task belongs to " + assignee);
        this.assignee = assignee;
    }

    public String assignee() {
        return assignee;
    }
}
