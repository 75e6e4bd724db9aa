package fr.encaisse.payment;

import fr.encaisse.payment.bridge.BridgeAttempt;
import fr.encaisse.payment.bridge.LinkStatus;
import java.util.List;

/** A link of ours as Bridge showed it a moment ago. */
record SeenLink(PaymentLink link, LinkStatus status, List<BridgeAttempt> attempts) {}
