// Step 3: sections, and products of the catalogue in them. The amounts are the server's.

import { openStep } from './wizard.js';
import { SearchList } from './search-list.js';
import { LiveTotals } from './live-totals.js';
import { Lines } from './lines.js';
import { copy, one, show, tell } from './page.js';

export function open(camForm) {
  return openStep(camForm, 'products', new AddProducts(camForm.formElement[0]));
}

class AddProducts {
  constructor(form) {
    this.form = form;
    this.words = one(form, '[data-form-words]').dataset;
    this.place = one(form, '[data-sections]');
    this.picker = copy(form, 'picker');
    this.search = new SearchList({
      root: this.picker,
      url: '/api/products',
      row: (product) => this.row(product),
      pick: (product) => this.add(product),
      nothing: one(this.picker, '[data-nothing]'),
    });
    one(form, '[data-add-section]').addEventListener('click', () => this.addSection());
    form.addEventListener('click', (event) => this.closeMenus(event));
  }

  fill({ content, view }, desk) {
    this.desk = desk;
    this.products = view.products;
    this.lines = new Lines(content.sections);
    this.active = Math.max(0, this.lines.sections.length - 1);
    this.totals = new LiveTotals(this.form, desk.url('totals'));
    this.search.fill(view.catalogue);
    this.render();
    this.totals.ask(this.read());
  }

  focus() {
    return this.search.input;
  }

  read() {
    return { sections: this.lines.sections };
  }

  leaving() {
    this.totals.later.cancel();
  }

  /** Something was typed: kept and priced, drawn by the browser itself. */
  typed() {
    this.desk.changed();
    this.totals.later(this.read());
  }

  /** Something was added, moved or removed: drawn anew as well. */
  rearranged() {
    this.desk.clearErrors();
    this.render();
    this.typed();
  }

  render() {
    this.active = Math.min(this.active, this.lines.sections.length - 1);
    this.place.replaceChildren(...this.lines.sections.map((section, at) => this.section(section, at)));
    const active = this.place.children[this.active];
    if (active) {
      one(active, '[data-picker-place]').replaceWith(this.picker);
      show(one(active, '[data-here]'), false);
    }
  }

  section(section, at) {
    const element = copy(this.form, 'section');
    element.dataset.field = `sections[${at}]`;
    const title = one(element, '[data-title]');
    title.value = section.title ?? '';
    title.dataset.field = `sections[${at}].title`;
    title.addEventListener('input', () => {
      section.title = title.value;
      this.typed();
    });
    const lines = one(element, '[data-lines]');
    lines.dataset.field = `sections[${at}].lines`;
    lines.append(...section.lines.map((line, index) => this.line(line, { section: at, line: index })));
    one(element, '[data-here]').addEventListener('click', () => this.activate(at));
    this.menu(element.querySelector('.e-section-head'), {
      up: () => this.moveSection(at, -1),
      down: () => this.moveSection(at, 1),
      remove: () => this.removeSection(at),
    });
    return element;
  }

  line(line, at) {
    const element = copy(this.form, 'line');
    const path = `sections[${at.section}].lines[${at.line}]`;
    const product = this.products[line.productId];
    element.dataset.field = path;
    tell(element, {
      name: product?.name ?? this.words.notSold,
      facts: product ? this.facts(product) : '',
      unit: product?.unit,
    });
    const quantity = one(element, '[data-quantity]');
    quantity.value = line.quantity ?? '';
    quantity.dataset.field = `${path}.quantity`;
    quantity.setAttribute('aria-label', `${this.words.quantityOf} ${product?.name ?? ''}`);
    quantity.addEventListener('input', () => {
      line.quantity = quantity.value;
      this.typed();
    });
    quantity.addEventListener('focus', () => quantity.select());
    quantity.addEventListener('keydown', (event) => this.enterMeansNextProduct(event, at.section));
    one(element, 'summary').setAttribute('aria-label', `${this.words.menuOf} ${product?.name ?? ''}`);
    this.menu(element, {
      up: () => this.moveLine(at, -1),
      down: () => this.moveLine(at, 1),
      duplicate: () => this.duplicate(at),
      remove: () => this.removeLine(at),
    });
    return element;
  }

  facts({ reference, unitPrice, unit, vatRate }) {
    return [reference, `${unitPrice} / ${unit}`, `${this.words.vat} ${vatRate}`].filter(Boolean).join(' · ');
  }

  row(product) {
    const row = copy(this.form, 'row');
    tell(row, {
      name: product.name,
      facts: [product.reference, `${this.words.vat} ${product.vatRate}`].filter(Boolean).join(' · '),
      price: `${product.unitPrice} / ${product.unit}`,
    });
    return row;
  }

  menu(element, acts) {
    for (const [name, act] of Object.entries(acts)) {
      one(element, `[data-menu] [data-${name}]`).addEventListener('click', act);
    }
  }

  closeMenus(event) {
    for (const menu of this.form.querySelectorAll('[data-menu][open]')) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
  }

  add(product) {
    if (this.lines.sections.length === 0) {
      this.addSection();
    }
    this.products[product.id] = product;
    const at = { section: this.active, line: this.lines.add(this.active, product.id) };
    this.clearSearch();
    this.rearranged();
    this.lineAt(at, '[data-quantity]').focus();
  }

  clearSearch() {
    if (this.search.input.value) {
      this.search.input.value = '';
      this.search.search();
    }
  }

  enterMeansNextProduct(event, section) {
    if (event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      this.activate(section);
    }
  }

  activate(section) {
    if (this.active !== section) {
      this.active = section;
      this.render();
      this.totals.draw();
    }
    this.search.input.focus();
  }

  addSection() {
    this.active = this.lines.addSection(this.words.sectionTitle);
    this.rearranged();
    const title = one(this.place.children[this.active], '[data-title]');
    title.focus();
    title.select();
  }

  moveSection(at, by) {
    const to = this.lines.moveSection(at, by);
    this.active = this.active === at ? to : this.active;
    this.rearranged();
    this.reopen(this.place.children[to], by);
  }

  removeSection(at) {
    this.lines.removeSection(at);
    this.active = Math.max(0, Math.min(this.active, this.lines.sections.length - 1));
    this.rearranged();
    this.search.input.focus();
  }

  moveLine(at, by) {
    const to = this.lines.move(at, by);
    this.rearranged();
    this.reopen(this.lineAt(to), by);
  }

  duplicate(at) {
    const to = this.lines.duplicate(at);
    this.rearranged();
    this.lineAt(to, '[data-quantity]').focus();
  }

  removeLine(at) {
    this.lines.remove(at);
    this.rearranged();
    this.search.input.focus();
  }

  /** The menu stays open and the button under the finger, to go on moving. */
  reopen(element, by) {
    const menu = one(element, '[data-menu]');
    menu.open = true;
    one(menu, by < 0 ? '[data-up]' : '[data-down]').focus();
  }

  lineAt({ section, line }, selector) {
    const element = one(this.place.children[section], '[data-lines]').children[line];
    return selector ? one(element, selector) : element;
  }
}
