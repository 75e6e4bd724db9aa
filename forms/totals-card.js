// The totals and, with them, the discount on the whole.

import { all, one, show } from './page.js';

export class TotalsCard {
  /** @param changed () the discount was changed */
  constructor(root, lines, words, changed) {
    this.lines = lines;
    this.words = words;
    this.amounts = one(root, '[data-totals]');
    this.add = one(root, '[data-add-discount]');
    this.discount = one(root, '[data-discount]');
    this.typed = one(root, '[data-whole-discount]');
    this.units = all(root, '[data-whole-unit]');
    this.typed.value = lines.discount;
    this.units.forEach((unit) => (unit.checked = unit.value === lines.discountUnit));
    this.open(Boolean(lines.discount));
    this.add.addEventListener('click', () => this.begin());
    one(root, '[data-remove-discount]').addEventListener('click', () => this.remove(changed));
    this.discount.addEventListener('input', () => this.take(changed));
    this.discount.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
  }

  open(opened) {
    show(this.discount, opened);
    show(this.add, !opened);
  }

  begin() {
    this.open(true);
    this.typed.focus();
  }

  remove(changed) {
    this.typed.value = '';
    this.take(changed);
    this.open(false);
    this.add.focus();
  }

  take(changed) {
    this.lines.discount = this.typed.value;
    this.lines.discountUnit = this.units.find((unit) => unit.checked)?.value ?? 'PERCENT';
    changed();
  }

  /** An error in a closed field opens it. */
  reveal(errors) {
    if (errors.some(({ field }) => field === 'discount')) {
      this.open(true);
    }
  }

  tell({ subtotal, discount, vat, net, gross }) {
    one(this.amounts, '[data-subtotal]').textContent = subtotal ?? '';
    one(this.amounts, '[data-discount-amount]').textContent = discount ?? '';
    for (const row of all(this.amounts, '[data-discounted]')) {
      show(row, Boolean(discount));
    }
    one(this.amounts, '[data-net]').textContent = net;
    one(this.amounts, '[data-gross]').textContent = gross;
    this.tellVat(vat);
  }

  tellVat(vat) {
    all(this.amounts, '[data-vat]').forEach((element) => element.remove());
    const rows = vat.flatMap((group) => [cell('dt', `${this.words.vat} ${group.rate}`), cell('dd', group.vat)]);
    one(this.amounts, '[data-net]').after(...rows);
  }
}

function cell(name, text) {
  const element = document.createElement(name);
  element.dataset.vat = '';
  element.textContent = text;
  return element;
}
