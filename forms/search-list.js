// A search field with its results beneath: tapped, or picked with the arrows and Enter (combobox pattern).

import { one, afterPause, show } from './page.js';
import { get } from './server.js';

let made = 0;

export class SearchList {
  /** @param {{root, url, row(item) -> li, pick(item, byTouch), nothing}} parts */
  constructor({ root, url, row, pick, nothing }) {
    this.url = url;
    this.of = {}; // What else is told to the server.
    this.row = row;
    this.pick = pick;
    this.nothing = nothing;
    this.input = one(root, '[data-search]');
    this.list = one(root, '[data-results]');
    this.at = -1;
    this.asked = 0;
    this.items = [];
    const search = afterPause(120, () => this.search());
    this.input.addEventListener('input', () => {
      this.asked++; // what was asked before is not what is meant now
      this.pending = true;
      this.enterWaits = false;
      search();
    });
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.list.addEventListener('pointerdown', (event) => {
      this.byTouch = event.pointerType === 'touch';
    });
  }

  async search() {
    const turn = ++this.asked;
    this.pending = true;
    try {
      const found = await get(`${this.url}?${new URLSearchParams({ q: this.input.value, ...this.of })}`);
      if (turn === this.asked) {
        this.fill(found);
      }
    } catch {
      // The list stays as it was; the next key asks again.
    }
  }

  /** Enter was faster than the answer: it means the first of what is found, not of what was there before. */
  answerEnter() {
    this.pending = false;
    if (this.enterWaits) {
      this.enterWaits = false;
      this.pickMarked();
    }
  }

  pickMarked() {
    if (this.items[this.at]) {
      this.pick(this.items[this.at], false);
    }
  }

  fill(items) {
    this.items = items;
    this.list.replaceChildren(...items.map((item) => this.option(item)));
    if (this.nothing) {
      show(this.nothing, items.length === 0);
    }
    this.mark(this.input.value && items.length ? 0 : -1);
    this.answerEnter();
  }

  option(item) {
    const row = this.row(item);
    row.id = `encaisse-option-${++made}`;
    // Keeps the focus, and with it the keyboard of a phone, where it is.
    row.addEventListener('mousedown', (event) => event.preventDefault());
    row.addEventListener('click', () => this.pick(item, Boolean(this.byTouch)));
    return row;
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.items.length) {
      event.preventDefault();
      this.mark((this.at + step + this.items.length) % this.items.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (this.pending) {
        this.enterWaits = true;
      } else {
        this.pickMarked();
      }
    }
  }

  mark(at) {
    this.list.children[this.at]?.removeAttribute('aria-selected');
    this.at = at;
    const row = this.list.children[at];
    if (row) {
      row.setAttribute('aria-selected', 'true');
      row.scrollIntoView({ block: 'nearest' });
      this.input.setAttribute('aria-activedescendant', row.id);
    } else {
      this.input.removeAttribute('aria-activedescendant');
    }
  }
}
