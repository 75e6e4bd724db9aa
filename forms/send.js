// "Envoyer": one mail per press, however often the network makes us repeat it.

import { get, post, Offline, uuid } from './server.js';
import { copy, one, pause } from './page.js';

export class SendForm {
  constructor(root, place, screen) {
    this.url = `/api/invoices/${screen.invoice}/mails`;
    this.words = one(root, '[data-qr-words]').dataset;
    this.element = copy(root, 'send-template');
    place.replaceChildren(this.element);
    this.recipient = one(this.element, '[data-recipient]');
    this.recipient.id = `encaisse-recipient-${uuid()}`;
    one(this.element, 'label').htmlFor = this.recipient.id;
    this.recipient.value = screen.recipient;
    this.language = one(this.element, '[data-language]');
    this.language.value = screen.language;
    this.button = one(this.element, '[data-send]');
    this.button.addEventListener('click', () => this.send());
    this.recipient.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        this.send();
      }
    });
  }

  /** The customer has left the bank's page: then it is the link that helps. */
  offerLink(offered) {
    one(this.button, 'span').textContent = offered ? this.words.sendLink : this.words.send;
    this.button.classList.toggle('e-primary', offered);
  }

  async send() {
    const press = { press: uuid(), recipient: this.recipient.value, language: this.language.value };
    this.button.disabled = true;
    this.wrong('');
    try {
      this.list(await this.insist(press));
      this.follow();
    } catch (problem) {
      this.wrong(problem.errors?.[0]?.message ?? this.words.offline);
    } finally {
      this.button.disabled = false;
    }
  }

  /** The same press again while the network blinks: the server counts it once. */
  async insist(press) {
    for (let tries = 1; ; tries++) {
      try {
        return await post(this.url, press);
      } catch (problem) {
        if (!(problem instanceof Offline) || tries === 3) {
          throw problem;
        }
        await pause(1000 * tries);
      }
    }
  }

  /** Until the worker has sent it, for a while. */
  async follow() {
    for (let looks = 0; looks < 15 && this.element.isConnected; looks++) {
      await pause(2000);
      const mails = await get(this.url).catch(() => null);
      if (mails) {
        this.list(mails);
      }
      if (mails?.every((mail) => mail.state !== 'WAITING')) {
        return;
      }
    }
  }

  wrong(message) {
    one(this.element, '[data-send-error]').textContent = message;
    this.recipient.setAttribute('aria-invalid', Boolean(message));
    if (message) {
      this.recipient.focus();
    }
  }

  list(mails) {
    const items = mails.slice(0, 3).map(({ words, recipient, when, problem, nextTry }) => {
      const item = document.createElement('li');
      item.textContent = [words, recipient, when, problem, nextTry].filter(Boolean).join(' · ');
      return item;
    });
    one(this.element, '[data-mails]').replaceChildren(...items);
  }
}
