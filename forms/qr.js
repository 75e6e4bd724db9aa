// The QR screen: the code as large as the screen allows, and the payment as it comes in.

import { get, post, Offline, Refused } from './server.js';
import { all, one, show, tell } from './page.js';
import { SendForm } from './send.js';
import { Attention } from './attention.js';
import { Follower } from './follow.js';

const PACE = { opening: 250, shown: 1000, closed: 3000, unseen: 15000 };
const OPENING_TAKES = 5000;
const TIMEOUT = 10000;
const UNDER_WAY = ['LINK_READY', 'CHOOSING_BANK', 'AT_BANK', 'PENDING'];
const FAILED = ['REFUSED', 'LEFT'];
const ENDED = ['PAID', 'CANCELLED'];
const FOR_GOOD = [401, 403, 404];

export class QrScreen {
  /** @param then {another(), toList(), closed()}: where to go from here */
  constructor(root, screen, then) {
    this.root = root;
    this.screen = screen;
    this.then = then;
    this.url = `/api/invoices/${screen.invoice}`;
    this.words = one(root, '[data-qr-words]').dataset;
    this.full = one(root, '[data-full]');
    this.asked = 0;
    this.answered = 0;
    this.attention = new Attention(root);
    this.describe();
    this.sendForms = all(root, '[data-send-here], [data-send-there]').map((place) => new SendForm(root, place, screen));
    this.listen();
    this.tell(screen.payment);
    this.fetchCode();
    if (UNDER_WAY.includes(screen.payment.phase)) {
      this.showCode();
    }
    this.follower = this.follow();
    this.follower.run();
  }

  describe() {
    const { number, title, client, gross, due, late, document } = this.screen;
    tell(this.root, { number, title, client, amount: gross, due, 'late-words': late });
    show(one(this.root, '[data-late]'), Boolean(late) && !this.isEnded());
    const download = one(this.root, '[data-download]');
    show(download, document);
    download.href = `/invoices/${this.screen.invoice}/document.pdf?download=true`;
    this.showSound();
  }

  listen() {
    const on = (name, act) => one(this.root, `[data-${name}]`).addEventListener('click', act);
    on('show', () => this.generate());
    on('retry', () => this.generate());
    on('verify', () => this.verify());
    on('close', () => this.full.close());
    on('another', () => this.then.another());
    on('to-list', () => this.then.toList());
    on('sound', () => this.switchSound());
    this.full.addEventListener('close', () => {
      this.attention.rest();
      this.then.closed?.();
    });
  }

  isEnded() {
    return ENDED.includes(this.screen.payment.phase);
  }

  /** "Générer le QR code", "Réessayer": the code holds a lasting address, so it stands there before any answer. */
  async generate() {
    this.inviting = true;
    this.generatedAt = Date.now();
    this.showCode();
    this.tell(this.screen.payment);
    await this.look().catch((problem) => this.trouble(problem));
    this.follower.anew();
  }

  /** Fetched before it is asked for, so that a network that blinks at the wrong moment cannot hide it. */
  fetchCode() {
    const image = one(this.root, '[data-code-image]');
    if (!this.isEnded() && !image.naturalWidth) {
      image.src = `/invoices/${this.screen.invoice}/qr.svg`;
    }
  }

  showCode() {
    this.attention.wake();
    if (!this.full.open) {
      this.full.showModal();
    }
  }

  isSeen() {
    return this.full.open && document.visibilityState === 'visible';
  }

  follow() {
    return new Follower({
      look: () => this.look(),
      pace: () => this.pace(),
      goesOn: () => this.root.isConnected && !this.isEnded(),
      trouble: (problem) => this.trouble(problem),
    });
  }

  pace() {
    if (document.visibilityState !== 'visible') {
      return PACE.unseen;
    }
    if (!this.full.open) {
      return PACE.closed;
    }
    return this.isOpening() ? PACE.opening : PACE.shown;
  }

  /** The link is there in a moment, ordinarily. */
  isOpening() {
    const { phase, reason } = this.screen.payment;
    return phase === 'TO_PAY' && !reason && Date.now() < this.generatedAt + OPENING_TAKES;
  }

  /** Asks Bridge itself, once, however often it is pressed meanwhile. */
  async verify() {
    const button = one(this.root, '[data-verify]');
    button.disabled = true;
    const turn = ++this.asked;
    try {
      const payment = await post(`${this.url}/check`, undefined, { signal: AbortSignal.timeout?.(2 * TIMEOUT) });
      this.calm();
      this.answered = Math.max(turn, this.answered);
      this.tell(payment);
    } catch (problem) {
      this.trouble(problem);
    } finally {
      button.disabled = false;
    }
  }

  /** One question. An answer that was overtaken by a later one tells nothing new. */
  async look() {
    const turn = ++this.asked;
    const inviting = this.inviting;
    const payment = await this.question(inviting);
    this.inviting &&= !inviting;
    this.calm();
    if (turn > this.answered) {
      this.answered = turn;
      this.tell(payment);
    }
  }

  question(inviting) {
    const patience = { signal: AbortSignal.timeout?.(TIMEOUT) };
    if (inviting) {
      return post(`${this.url}/qr`, undefined, patience);
    }
    return this.isSeen() ? post(`${this.url}/screen`, undefined, patience) : get(`${this.url}/payment`, patience);
  }

  tell(payment) {
    const wasEnded = this.told && this.isEnded();
    this.screen.payment = payment;
    const failed = FAILED.includes(payment.phase) && !this.inviting;
    const left = failed && payment.phase === 'LEFT';
    this.say(this.wordsFor(payment));
    this.full.dataset.phase = this.inviting && !this.isEnded() ? 'TO_PAY' : payment.phase;
    one(this.root, '[data-standing]').classList.toggle('e-good', payment.phase === 'PAID');
    show(one(this.root, '[data-unpaid]'), !this.isEnded());
    show(one(this.root, '[data-send-card]'), !this.isEnded());
    tell(this.root, { checked: payment.checked });
    show(one(this.root, '[data-check]'), Boolean(payment.checked));
    show(one(this.root, '[data-retry]'), failed);
    this.sendForms.forEach((form) => form.offerLink(left));
    if (this.isEnded() && !wasEnded) {
      this.end(payment);
    }
    this.told = true;
  }

  wordsFor({ phase, words, reason, ready, progress }) {
    if (this.inviting && !this.isEnded()) {
      return this.words.preparing;
    }
    if (progress?.words) {
      return progress.words;
    }
    if (phase === 'TO_PAY' && !ready && !reason && this.full.open) {
      return this.words.preparing;
    }
    return [words, reason].filter(Boolean).join('. ');
  }

  /** Screen readers speak what changes; saying the same again would interrupt them each second. */
  say(text) {
    for (const live of all(this.root, '[data-live]')) {
      if (live.textContent !== text) {
        live.textContent = text;
      }
    }
    show(one(this.root, '[data-standing]'), Boolean(text) && (this.isEnded() || this.screen.payment.phase !== 'TO_PAY'));
  }

  /** Said quietly, beside what is known. @returns whether asking again may help */
  trouble(problem) {
    if (!(problem instanceof Refused || problem instanceof Offline)) {
      throw problem;
    }
    const known = problem instanceof Refused && problem.status < 500;
    const signedOut = problem.status === 401;
    const told = signedOut ? this.words.signedOut : known && problem.errors[0]?.message;
    const otherwise = problem instanceof Offline ? this.words.offline : this.words.down;
    for (const place of all(this.root, '[data-network]')) {
      one(place, '[data-network-words]').textContent = told || otherwise;
      show(one(place, '[data-sign-in]'), signedOut);
      show(place, true);
    }
    return !FOR_GOOD.includes(problem.status);
  }

  calm() {
    all(this.root, '[data-network]').forEach((place) => show(place, false));
    this.fetchCode();
  }

  switchSound() {
    this.attention.mute(!this.attention.muted);
    this.attention.allowSound();
    this.showSound();
  }

  showSound() {
    const button = one(this.root, '[data-sound]');
    button.setAttribute('aria-pressed', !this.attention.muted);
    one(button, 'use').setAttribute('href', `/icons.svg#${this.attention.muted ? 'muted' : 'sound'}`);
  }

  end({ phase }) {
    show(one(this.root, '[data-late]'), false);
    show(one(this.root, '[data-code]'), false);
    show(one(this.root, '[data-code-actions]'), false);
    show(one(this.root, '[data-sound]'), false);
    show(one(this.root, '[data-paid]'), phase === 'PAID');
    show(one(this.root, '[data-closed-itself]'), this.screen.step !== null);
    show(one(this.root, '[data-paid-actions]'), true);
    if (!this.full.open) {
      this.full.showModal();
    }
    if (this.told && phase === 'PAID') {
      this.attention.celebrate();
    } else {
      this.attention.rest();
    }
    one(this.root, '[data-another]').focus();
  }
}
