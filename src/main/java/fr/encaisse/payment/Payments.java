package fr.encaisse.payment;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.shared.Money;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** What is due on an invoice and how it comes in: the module's front door. */
@Service
public class Payments {

    private final Receivables receivables;
    private final PublicAddresses addresses;
    private final AddressRenewal renewal;
    private final LinkOpening opening;
    private final Parts parts;
    private final BridgeCheck check;
    private final Standings standings;
    private final HandRecords hand;
    private final SecondPerson secondPerson;
    private final Proposals proposals;
    private final Entries entries;
    private final Attempts attempts;
    private final Clock clock;

    Payments(
            Receivables receivables,
            PublicAddresses addresses,
            AddressRenewal renewal,
            LinkOpening opening,
            Parts parts,
            BridgeCheck check,
            Standings standings,
            HandRecords hand,
            SecondPerson secondPerson,
            Proposals proposals,
            Entries entries,
            Attempts attempts,
            Clock clock) {
        this.receivables = receivables;
        this.addresses = addresses;
        this.renewal = renewal;
        this.opening = opening;
        this.parts = parts;
        this.check = check;
        this.standings = standings;
        this.hand = hand;
        this.secondPerson = secondPerson;
        this.proposals = proposals;
        this.entries = entries;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** The lasting public address that the QR code holds: {@code {public-url}/p/{token}}. */
    public URI publicAddress(InvoiceId invoice) {
        return addresses.of(invoice);
    }

    /** The invoice behind a token; empty when it is unknown or revoked. */
    public Optional<InvoiceId> invoiceBehind(String token) {
        return addresses.behind(token);
    }

    /** The invoice that a revoked token led to; empty when it never led anywhere or still does. */
    public Optional<InvoiceId> invoiceOnceBehind(String token) {
        return addresses.onceBehind(token);
    }

    /**
     * Revokes the public address and gives the invoice another one: codes that were printed and mails that were sent lead
     * nowhere from now on. A live link is taken back if Bridge answers. Not to be called within a transaction.
     *
     * @param by login of the manager
     */
    public void renewAddress(InvoiceId invoice, String by) {
        renewal.renew(invoice, by);
    }

    /** When a code of this invoice was last revoked; what was printed before carries a dead one. */
    public Optional<Instant> lastRevocation(InvoiceId invoice) {
        return addresses.lastRevocation(invoice);
    }

    /** More than one transfer through Bridge may carry: no link can be made for it. */
    public boolean isTooMuchOnline(Money amount) {
        return amount.compareTo(LinkOpening.MAX_AMOUNT) > 0;
    }

    /**
     * Makes sure that there is one live link for what is due: reuses, replaces, adopts after a crash. Idempotent.
     * Publishes {@link PaymentLinkOpened} when somebody may be paying from now on.
     *
     * @return the hosted page; empty when nothing is due, when a payment is under way or when Bridge refuses this
     *     invoice for good (then {@link #standing} says why)
     * @throws BridgeUnavailable when Bridge could not be asked; nothing is lost, try again later
     */
    public Optional<URI> openLink(InvoiceId invoice) {
        parts.wantAll(invoice);
        return opening.open(invoice);
    }

    /**
     * The same for a part of what is due, where the issuer allows it; the rest stays due.
     *
     * @param typed euros as the customer typed them
     * @throws fr.encaisse.shared.InvalidInput on the field {@code part}
     */
    public Optional<URI> openLink(InvoiceId invoice, String typed) {
        parts.want(invoice, typed);
        return opening.open(invoice);
    }

    /** As {@link #openLink(InvoiceId)}, for whatever was wanted last: for who follows and asks for nothing. */
    public Optional<URI> keepLink(InvoiceId invoice) {
        return opening.keep(invoice);
    }

    /** The least and the most that may be paid apart; empty where the issuer or the rest does not allow it. */
    public Optional<PartLimits> partLimits(InvoiceId invoice) {
        return parts.limits(receivables.get(invoice));
    }

    /** Asks Bridge and settles what has come in. Never throws because Bridge is down: the outlook then says unknown. */
    public Outlook check(InvoiceId invoice) {
        return check.check(invoice);
    }

    /** "Vérifier maintenant": asks Bridge unless that was done a moment ago. @return false when Bridge did not tell */
    public boolean verify(InvoiceId invoice) {
        return check.verify(invoice);
    }

    /** Where the payment stands as far as we know, without asking Bridge. */
    public Standing standing(InvoiceId invoice) {
        return standings.of(invoice);
    }

    /** What is still due on each of them; those that were never issued are left out. */
    public Map<InvoiceId, Money> due(Collection<InvoiceId> invoices) {
        return receivables.all(invoices).stream().collect(Collectors.toMap(Receivable::invoice, Receivable::due));
    }

    /** The single payments, and what is announced. */
    public PaymentBook payments(InvoiceId invoice) {
        Receivable receivable = receivables.get(invoice);
        List<PendingPayment> pending = attempts.of(invoice).stream()
                .filter(Attempt::isPending)
                .map(attempt -> new PendingPayment(attempt.id(), attempt.amount(), attempt.begunAt()))
                .toList();
        return new PaymentBook(
                receivable.due(),
                receivable.settled(),
                receivable.excess(),
                entries.of(invoice),
                pending,
                proposals.waiting(invoice));
    }

    /**
     * Records an ordinary transfer that a manager found on the account, and settles.
     *
     * @param press of the button, 16 to 64 letters, digits or hyphens: the same press records once
     * @param by login of the manager
     * @throws fr.encaisse.shared.InvalidInput also when it is more than what is due and that was not agreed to
     */
    public void recordTransfer(InvoiceId invoice, TypedEntry typed, String press, String by) {
        hand.transfer(invoice, typed, press, by);
    }

    /** Records what a manager has sent back at the bank, at most the excess; otherwise as {@link #recordTransfer}. */
    public void recordRefund(InvoiceId invoice, TypedEntry typed, String press, String by) {
        hand.refund(invoice, typed, press, by);
    }

    /** Takes back what was mistyped; again does nothing. @throws fr.encaisse.shared.Conflict when Bridge said it */
    public void reverse(InvoiceId invoice, long entry, String reason, String by) {
        hand.reverse(invoice, entry, reason, by);
    }

    /** A manager has found an announced payment on the account; its amount is known, day and reference prove it. */
    public void confirmPending(InvoiceId invoice, String attempt, TypedEntry proof, String by) {
        hand.confirm(invoice, attempt, proof, by);
    }

    /**
     * What {@link #recordTransfer}, {@link #recordRefund} or {@link #confirmPending} would record waits for a second
     * person; the same press proposes once.
     *
     * @param kind {@code TRANSFER}, {@code REFUND} or {@code CONFIRMED}
     * @param attempt the announced payment that is confirmed; null otherwise
     */
    public void propose(
            InvoiceId invoice, PaymentEntry.Kind kind, String attempt, TypedEntry typed, String press, String by) {
        secondPerson.propose(invoice, kind, attempt, typed, press, by);
    }

    /** Records what was proposed. @throws fr.encaisse.shared.InvalidInput when {@code by} is who proposed it */
    public void confirmProposal(InvoiceId invoice, UUID proposal, String by) {
        secondPerson.confirm(invoice, proposal, by);
    }

    /** What was proposed never counts. */
    public void refuseProposal(InvoiceId invoice, UUID proposal, String by) {
        secondPerson.refuse(invoice, proposal, by);
    }

    /** Invoices of which something waits for a second person, the one that waits longest first. */
    public List<InvoiceId> waitingForSecondPerson(int limit) {
        return proposals.waiting(limit);
    }

    /** A manager no longer waits for an announced payment: the invoice can be paid again; a late one still counts. */
    public void givePendingUp(InvoiceId invoice, String attempt, String reason, String by) {
        hand.giveUp(invoice, attempt, reason, by);
    }

    /** What the customer writes on an ordinary transfer, so that it can be told whose it is. */
    public String reference(InvoiceId invoice) {
        return receivables.get(invoice).number();
    }

    /** The code is on a staff screen right now; called again every few seconds while it is. */
    public void onScreen(InvoiceId invoice) {
        receivables.onScreen(invoice, clock.instant());
    }

    /** Staff show the code, or show it again after a refusal, which is over then. */
    public void invite(InvoiceId invoice) {
        receivables.invited(invoice, clock.instant());
        parts.wantAll(invoice);
    }

    /**
     * Somebody has asked for a link already, whether or not it could be opened. Until the end of the transaction nobody
     * else begins to ask.
     */
    public boolean isAskedFor(InvoiceId invoice) {
        return receivables.lock(invoice).lastOpenedAt() != null;
    }

    /** A customer has just been sent to the bank list. */
    public void ledToBank(InvoiceId invoice) {
        receivables.ledToBank(invoice, clock.instant());
    }

    /** The customer has come back without paying. @param step of the hosted page, as the way back claims */
    public void left(InvoiceId invoice, String step) {
        receivables.left(invoice, LeftStep.of(step), clock.instant());
    }

    /** The bank list, if the code is on a staff screen right now and a live link is ready; creates nothing. */
    public Optional<URI> straightToBank(InvoiceId invoice) {
        return standings.straightToBank(invoice);
    }
}
