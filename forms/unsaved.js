// What the server has not taken waits in this browser, by invoice and step: the session may have ended, the page may be
// reloaded, a colleague may have the draft by now.

const PREFIX = 'encaisse-unsaved';

export class Unsaved {
  constructor(invoice, step) {
    this.invoice = invoice;
    this.step = step;
    this.key = `${PREFIX} ${invoice} ${step}`;
  }

  /** @returns {{version, content} | null} */
  read() {
    return JSON.parse(sessionStorage.getItem(this.key) ?? 'null');
  }

  /** @param version that the writer read */
  keep(version, content) {
    sessionStorage.setItem(this.key, JSON.stringify({ version, content }));
  }

  forget() {
    sessionStorage.removeItem(this.key);
  }

  /** Another step of the same invoice for which something waits. */
  elsewhere() {
    const start = `${PREFIX} ${this.invoice} `;
    const key = Object.keys(sessionStorage).find((one) => one.startsWith(start) && one !== this.key);
    return key?.slice(start.length);
  }
}
