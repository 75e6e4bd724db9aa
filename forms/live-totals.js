// The server's amounts. From a change until its answer the old ones are shown dimmed; one question at a time, and of
// those that came meanwhile only the newest.

import { Offline, post } from './server.js';

const BREATH = 150;
const AGAIN = 3000;

export class LiveTotals {
  /**
   * @param read () -> what to price
   * @param draw (totals, asked) the amounts, and what was asked: it may have been rearranged since
   */
  constructor(url, read, draw) {
    this.url = url;
    this.read = read;
    this.draw = draw;
    this.dimmed = new Set();
  }

  /** Something has changed, and with it these elements' amounts. */
  changed(elements) {
    for (const element of elements) {
      this.dimmed.add(element);
      element.dataset.stale = '';
    }
    this.later(BREATH);
  }

  later(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), milliseconds);
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = null;
  }

  async ask() {
    this.timer = null;
    if (this.asking) {
      this.again = true;
      return;
    }
    this.asking = true;
    this.again = false;
    await this.answer();
    this.asking = false;
    if (this.again) {
      this.ask();
    }
  }

  async answer() {
    const asked = this.read();
    try {
      const totals = await post(this.url, asked.content);
      if (!this.again && !this.timer) {
        this.draw(totals, asked);
        this.brighten();
      }
    } catch (problem) {
      if (!(problem instanceof Offline)) {
        return; // The next change asks again; keeping what is typed tells what is wrong.
      }
      this.later(AGAIN);
    }
  }

  brighten() {
    for (const element of this.dimmed) {
      delete element.dataset.stale;
    }
    this.dimmed.clear();
  }
}
