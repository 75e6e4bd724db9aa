package fr.encaisse.payment;

import java.time.Duration;

/**
 * What a look at the payment found.
 *
 * @param settled nothing is due any more
 * @param someoneMayBePaying worth looking again soon
 * @param nextLook how long to wait until then: seconds at first, growing to half an hour
 */
public record Outlook(boolean settled, boolean someoneMayBePaying, Duration nextLook) {

    public static final Outlook SETTLED = new Outlook(true, false, Duration.ZERO);
}
