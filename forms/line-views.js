// A section and a line on the screen. Each is made once and from then on changed only where something has changed.

import { all, copy, one, show } from './page.js';

export class SectionView {
  constructor(form, section) {
    this.section = section;
    this.element = copy(form, 'section');
    this.title = one(this.element, '[data-title]');
    this.list = one(this.element, '[data-lines]');
    this.net = one(this.element, '[data-section-net]');
    this.pickerPlace = one(this.element, '[data-picker-place]');
    this.here = one(this.element, '[data-here]');
    this.menuButton = one(this.element, '[data-menu-button]');
    this.title.value = section.title ?? '';
  }

  tell(net) {
    write(this.net, net);
  }

  /** Paths as errors name them; nobody needs them before. */
  number(path) {
    this.element.dataset.field = path;
    this.title.dataset.field = `${path}.title`;
    this.list.dataset.field = `${path}.lines`;
  }
}

let made = 0;

export class LineView {
  /**
   * @param product of the catalogue; undefined when it is no longer there
   * @param catalogue {words, changeable: names of what may differ from the catalogue, vatRates: [{value, words}]}
   */
  constructor(form, line, product, catalogue) {
    this.form = form;
    this.line = line;
    this.product = product;
    this.catalogue = catalogue;
    this.element = copy(form, 'line');
    this.head = one(this.element, '.e-line');
    this.quantity = one(this.element, '[data-quantity]');
    this.net = one(this.element, '[data-line-net]');
    this.before = one(this.element, '[data-line-before]');
    this.toggle = one(this.element, '[data-toggle]');
    this.menuButton = one(this.element, '[data-menu-button]');
    this.changes = one(this.element, '[data-changes]');
    this.fill();
  }

  get name() {
    return this.product?.name ?? this.catalogue.words.notSold;
  }

  get canChange() {
    return Boolean(this.product) && this.catalogue.changeable.length > 0;
  }

  fill() {
    const { words } = this.catalogue;
    one(this.element, '[data-name]').textContent = this.name;
    one(this.element, '[data-facts]').textContent = this.product ? factsOf(this.product, words) : '';
    one(this.element, '[data-unit]').textContent = this.product?.unit ?? '';
    this.element.classList.toggle('e-gone', !this.product);
    this.quantity.value = this.line.quantity ?? '';
    this.quantity.setAttribute('aria-label', `${words.quantityOf} ${this.name}`);
    one(this.element, '[data-handle]').setAttribute('aria-label', `${words.carry} ${this.name}`);
    this.menuButton.setAttribute('aria-label', `${words.menuOf} ${this.name}`);
    show(one(this.element, '[data-change]'), this.canChange);
    this.toggle.disabled = !this.canChange;
    this.tellChanges();
  }

  tell(net, before) {
    write(this.net, net);
    if (write(one(this.before, 's'), before)) {
      show(this.before, before);
    }
  }

  /** What differs from the catalogue, as it was typed. */
  tellChanges() {
    const { words, vatRates } = this.catalogue;
    const { discount, discountUnit, unitPrice, vatRate } = this.line;
    const rate = vatRates.find((one) => one.value === vatRate)?.words ?? vatRate;
    const changes = [
      discount?.trim() && `${words.discount} ${discount.trim()}\u00a0${discountUnit === 'EURO' ? '\u20ac' : '%'}`,
      unitPrice?.trim() && `${words.price} ${unitPrice.trim()}\u00a0\u20ac`,
      vatRate && `${words.vat} ${rate}`,
    ].filter(Boolean);
    write(this.changes, changes.join(' \u00b7 '));
  }

  typed(field, value) {
    this.line[field] = value;
    if (field !== 'quantity') {
      this.tellChanges();
    }
  }

  get isOpen() {
    return Boolean(this.editor) && !this.editor.hidden;
  }

  /** Opens or closes what may be changed; drawn when it is opened for the first time. */
  open(opened = true) {
    if (opened && !this.canChange) {
      return;
    }
    if (opened && !this.editor) {
      this.editor = this.drawEditor();
      this.element.append(this.editor);
    }
    if (this.editor) {
      show(this.editor, opened);
    }
    this.toggle.setAttribute('aria-expanded', String(opened));
  }

  drawEditor() {
    const editor = copy(this.form, 'editor');
    const number = ++made;
    for (const part of all(editor, '[data-part]')) {
      show(part, this.catalogue.changeable.includes(part.dataset.part));
    }
    one(editor, '[data-typed=unitPrice]').placeholder = this.product.price ?? '';
    this.fillRates(one(editor, '[data-typed=vatRate]'));
    for (const field of all(editor, '[data-typed]')) {
      this.fillField(field, number);
    }
    return editor;
  }

  fillRates(select) {
    for (const { value, words } of this.catalogue.vatRates) {
      select.append(new Option(words, value));
    }
    select.options[0].textContent = `${this.product.vatRate} (${this.catalogue.words.ofCatalogue})`;
  }

  fillField(field, number) {
    const { typed } = field.dataset;
    const value = this.line[typed] ?? '';
    if (field.type === 'radio') {
      field.name = `encaisse-unit-${number}`;
      field.checked = field.value === (value || 'PERCENT');
    } else {
      field.value = value;
      field.id = `encaisse-${typed}-${number}`;
      const label = one(field.closest('.e-field'), 'label');
      label.htmlFor = field.id;
      field.setAttribute('aria-label', `${label.textContent.trim()} : ${this.name}`);
    }
  }

  number(path) {
    this.element.dataset.field = path;
    for (const field of all(this.element, '[data-typed]:not([type=radio])')) {
      field.dataset.field = `${path}.${field.dataset.typed}`;
    }
  }
}

export function factsOf({ reference, unitPrice, unit, vatRate }, words) {
  return [reference, `${unitPrice} / ${unit}`, `${words.vat} ${vatRate}`].filter(Boolean).join(' \u00b7 ');
}

/** @returns whether it was another text */
function write(element, text) {
  const changed = element.textContent !== (text ?? '');
  if (changed) {
    element.textContent = text ?? '';
  }
  return changed;
}
