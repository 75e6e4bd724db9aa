// The QR screen: the code as large as the screen allows, and the payment as it comes in.

import { get, post, Refused } from './server.js';
import { all, one, pause, show, tell } from './page.js';
import { SendForm } from './send.js';
import { Attention } from './attention.js';

const LOOK_SHOWN = 1000;
const LOOK_HIDDEN = 3000;
const UNDER_WAY = ['LINK_READY', 'AT_BANK', 'PENDING'];
const FAILED = ['REFUSED', 'LEFT'];
const ENDED = ['PAID', 'CANCELLED'];

export class QrScreen {
  /** @param then {another(), toList(), closed()}: where to go from here */
  constructor(root, screen, then) {
    this.root = root;
    this.screen = screen;
    this.then = then;
    this.url = `/api/invoices/${screen.invoice}`;
    this.words = one(root, '[data-qr-words]').dataset;
    this.full = one(root, '[data-full]');
    this.attention = new Attention();
    this.describe();
    this.sendForms = all(root, '[data-send-here], [data-send-there]').map((place) => new SendForm(root, place, screen));
    this.listen();
    this.tell(screen.payment);
    if (UNDER_WAY.includes(screen.payment.phase)) {
      this.showCode();
    }
    this.follow();
  }

  describe() {
    const { number, title, client, gross, due, late, document } = this.screen;
    tell(this.root, { number, title, client, amount: gross, due, 'late-words': late });
    show(one(this.root, '[data-late]'), Boolean(late) && !this.isEnded());
    const download = one(this.root, '[data-download]');
    show(download, document);
    download.href = `/invoices/${this.screen.invoice}/document.pdf?download=true`;
  }

  listen() {
    const on = (name, act) => one(this.root, `[data-${name}]`).addEventListener('click', act);
    on('show', () => this.generate());
    on('retry', () => this.again());
    on('close', () => this.full.close());
    on('another', () => this.then.another());
    on('to-list', () => this.then.toList());
    this.full.addEventListener('close', () => {
      this.attention.rest();
      this.then.closed?.();
    });
  }

  isEnded() {
    return ENDED.includes(this.screen.payment.phase);
  }

  /** "Générer le QR code": the code holds a lasting address, so it stands there before the bank has answered. */
  async generate() {
    this.attention.wake();
    this.showCode();
    try {
      this.tell(await post(`${this.url}/qr`));
    } catch (problem) {
      this.tellProblem(problem);
    }
  }

  /** After a refusal the same code serves again; what is told is then the new attempt. */
  async again() {
    this.hoping = true;
    await this.generate();
  }

  showCode() {
    const image = one(this.root, '[data-code-image]');
    if (!image.getAttribute('src')) {
      image.src = `/invoices/${this.screen.invoice}/qr.svg`;
    }
    if (!this.full.open) {
      this.full.showModal();
    }
  }

  async follow() {
    while (this.root.isConnected && !this.isEnded()) {
      await pause(this.full.open ? LOOK_SHOWN : LOOK_HIDDEN);
      try {
        this.tell(await (this.full.open ? post(`${this.url}/screen`) : get(`${this.url}/payment`)));
      } catch (problem) {
        this.tellProblem(problem);
        if (problem instanceof Refused && problem.status < 500) {
          return;
        }
      }
    }
  }

  tell(payment) {
    const wasEnded = this.told && this.isEnded();
    this.screen.payment = payment;
    const failed = FAILED.includes(payment.phase);
    this.hoping &&= failed;
    this.say(this.wordsFor(payment));
    this.full.dataset.phase = this.hoping ? 'LINK_READY' : payment.phase;
    one(this.root, '[data-standing]').classList.toggle('e-good', payment.phase === 'PAID');
    show(one(this.root, '[data-unpaid]'), !this.isEnded());
    show(one(this.root, '[data-send-card]'), !this.isEnded());
    show(one(this.root, '[data-retry]'), failed && !this.hoping);
    this.sendForms.forEach((form) => form.offerLink(payment.phase === 'LEFT'));
    if (this.isEnded() && !wasEnded) {
      this.end(payment);
    }
    this.told = true;
  }

  wordsFor({ phase, words, reason, ready, progress }) {
    if (progress?.words) {
      return progress.words;
    }
    if (phase === 'TO_PAY' && !ready && this.full.open) {
      return this.words.preparing;
    }
    if (this.hoping) {
      return this.words.again;
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

  tellProblem(problem) {
    const told = problem instanceof Refused && problem.errors[0]?.message;
    this.say(told || this.words.offline);
  }

  end({ phase }) {
    show(one(this.root, '[data-late]'), false);
    show(one(this.root, '[data-code]'), false);
    show(one(this.root, '[data-code-actions]'), false);
    show(one(this.root, '[data-paid]'), phase === 'PAID');
    show(one(this.root, '[data-closed-itself]'), this.screen.step !== null);
    show(one(this.root, '[data-paid-actions]'), true);
    if (!this.full.open) {
      this.full.showModal();
    }
    if (this.told && phase === 'PAID') {
      this.attention.celebrate();
    }
    one(this.root, '[data-another]').focus();
  }
}
