// Amounts beside the lines and beneath them, asked from the server after each change.

import { post } from './server.js';
import { afterPause, all, one } from './page.js';

export class LiveTotals {
  constructor(form, url) {
    this.form = form;
    this.url = url;
    this.vat = one(form, '[data-form-words]').dataset.vat;
    this.turn = 0;
    this.later = afterPause(150, (products) => this.ask(products));
  }

  async ask(products) {
    const turn = ++this.turn;
    try {
      const totals = await post(this.url, products);
      if (turn === this.turn) {
        this.totals = totals;
        this.draw();
      }
    } catch {
      // The next change asks again; keeping what is typed tells of a lost connection.
    }
  }

  draw() {
    const { sections, vat, net, gross } = this.totals ?? { sections: [], vat: [], net: '', gross: '' };
    all(this.form, '.e-section').forEach((section, at) => {
      one(section, '[data-section-net]').textContent = sections[at]?.net ?? '';
      all(section, '[data-line-net]').forEach((line, index) => {
        line.textContent = sections[at]?.lines[index] ?? '';
      });
    });
    one(this.form, '[data-net]').textContent = net;
    one(this.form, '[data-gross]').textContent = gross;
    this.drawVat(vat);
  }

  drawVat(vat) {
    all(this.form, '[data-totals] [data-vat]').forEach((element) => element.remove());
    const rows = vat.flatMap((one) => [cell('dt', `${this.vat} ${one.rate}`), cell('dd', one.vat)]);
    one(this.form, '[data-net]').after(...rows);
  }
}

function cell(name, text) {
  const element = document.createElement(name);
  element.dataset.vat = '';
  element.textContent = text;
  return element;
}
