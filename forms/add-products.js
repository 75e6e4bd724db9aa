// Step 3: sections, and products of the catalogue in them. The amounts are the server's.

import { openStep } from './wizard.js';
import { SearchList } from './search-list.js';
import { LiveTotals } from './live-totals.js';
import { Lines } from './lines.js';
import { LineView, SectionView } from './line-views.js';
import { TotalsCard } from './totals-card.js';
import { Menu } from './menu.js';
import { Reorder, keepInSight } from './reorder.js';
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
    this.views = new Map();
    this.search = new SearchList({
      root: this.picker,
      url: '/api/products',
      row: (product) => this.row(product),
      pick: (product, byTouch) => this.add(product, byTouch),
      nothing: one(this.picker, '[data-nothing]'),
    });
  }

  fill({ content, view }, desk) {
    this.desk = desk;
    this.products = view.products;
    this.catalogue = { words: this.words, changeable: view.changeable ?? [], vatRates: view.vatRates ?? [] };
    this.lines = new Lines(content);
    this.card = new TotalsCard(one(this.form, '[data-totals-card]'), this.lines, this.words, () => this.typed());
    show(this.card.add, this.catalogue.changeable.includes('DISCOUNT') && !this.lines.discount);
    this.totals = new LiveTotals(
      desk.url('totals'),
      () => this.asked(),
      (totals, asked) => this.tell(totals, asked),
    );
    this.search.of = { task: desk.taskId };
    this.search.fill(view.catalogue);
    if (this.lines.sections.length === 0) {
      this.lines.addSection(this.words.firstSection);
    }
    this.drawAll();
    this.activate(this.lines.sections.at(-1));
    this.listen();
    this.priced();
  }

  drawAll() {
    const all = document.createDocumentFragment();
    for (const section of this.lines.sections) {
      const view = this.viewOf(section);
      view.list.append(...section.lines.map((line) => this.viewOf(line).element));
      all.append(view.element);
    }
    this.place.append(all);
  }

  listen() {
    const { place } = this;
    place.addEventListener('input', (event) => this.input(event));
    place.addEventListener('focusin', (event) => event.target.matches('[data-quantity]') && event.target.select());
    place.addEventListener('keydown', (event) => this.key(event));
    place.addEventListener('click', (event) => this.click(event));
    one(this.form, '[data-add-section]').addEventListener('click', () => this.addSection());
    this.lineMenu = new Menu(one(this.form, '[data-line-menu]'), (entry, of) => this.actOnLine(entry, of));
    this.sectionMenu = new Menu(one(this.form, '[data-section-menu]'), (entry, of) => this.actOnSection(entry, of));
    this.reorder = new Reorder({
      form: this.form,
      place,
      lines: () => this.lines,
      thingOf: (element) => this.thingOf(element),
      elementOf: (thing) => this.viewOf(thing).element,
      listOf: (section) => this.viewOf(section).list,
      nameOf: (thing) => this.nameOf(thing),
      whereabouts: (thing) => this.whereabouts(thing),
      put: (thing, target) => this.put(thing, target),
      settled: (thing) => this.rearranged(this.viewsAround(thing)),
      say: (key, ...texts) => this.say(key, ...texts),
    });
  }

  focus() {
    return this.search.input;
  }

  read() {
    return this.lines.content();
  }

  leaving() {
    this.totals.stop();
  }

  /** Before errors are shown: their fields get their names, and closed editors with errors in them are opened. */
  reveal(errors) {
    this.lines.sections.forEach((section, i) => {
      this.viewOf(section).number(`sections[${i}]`);
      section.lines.forEach((line, j) => {
        const path = `sections[${i}].lines[${j}]`;
        if (errors.some(({ field }) => /\.(discount|unitPrice|vatRate)$/.test(field) && field.startsWith(`${path}.`))) {
          this.viewOf(line).open();
        }
        this.viewOf(line).number(path);
      });
    });
    this.card.reveal(errors);
    this.priced();
  }

  // What is on the screen

  viewOf(thing) {
    let view = this.views.get(thing);
    if (!view) {
      view = thing.lines
        ? new SectionView(this.form, thing)
        : new LineView(this.form, thing, this.products[thing.productId], this.catalogue);
      view.element.encaisse = thing;
      this.views.set(thing, view);
    }
    return view;
  }

  /** The line, or else the section, that an element belongs to. */
  thingOf(element) {
    return element.closest('[data-item], [data-section-card]')?.encaisse;
  }

  nameOf(thing) {
    return thing.lines ? thing.title || this.words.sectionTitle : this.viewOf(thing).name;
  }

  whereabouts(thing) {
    const { sections } = this.lines;
    if (thing.lines) {
      return this.phrase('placeOfSection', sections.indexOf(thing) + 1, sections.length);
    }
    const { section, at } = this.lines.placeOf(thing);
    return this.phrase('placeOfLine', at + 1, section.lines.length, this.nameOf(section));
  }

  phrase(key, ...texts) {
    return this.words[key].replace(/\{(\d)\}/g, (all, at) => texts[at]);
  }

  say(key, ...texts) {
    one(this.form, '[data-say]').textContent = this.phrase(key, ...texts);
  }

  row(product) {
    const row = copy(this.form, 'row');
    tell(row, {
      name: product.name,
      facts: [product.reference, `${this.words.vat} ${product.vatRate}`].filter(Boolean).join(' \u00b7 '),
      price: `${product.unitPrice} / ${product.unit}`,
    });
    return row;
  }

  /** The search stands in one section: what is picked goes there. */
  activate(section) {
    const now = this.active && this.views.get(this.active);
    if (now) {
      show(now.here, true);
    }
    this.active = section;
    const view = this.viewOf(section);
    view.pickerPlace.append(this.picker);
    show(view.here, false);
  }

  searchIn(section) {
    if (section !== this.active) {
      this.activate(section);
    }
    this.search.input.focus();
  }

  // Amounts

  /** What is asked, and in which order: the answer may find things elsewhere. */
  asked() {
    const order = this.lines.sections.map((section) => ({ section, lines: [...section.lines] }));
    return { content: this.read(), order };
  }

  tell(totals, { order }) {
    order.forEach(({ section, lines }, i) => {
      const { net, lines: nets, before } = totals.sections[i];
      this.viewOf(section).tell(net);
      lines.forEach((line, j) => this.viewOf(line).tell(nets[j], before?.[j]));
    });
    this.card.tell(totals);
  }

  /** The views' amounts are no longer true. */
  priced(views = []) {
    this.totals.changed([this.card.amounts, ...views.map((view) => view.net)]);
  }

  viewsAround(thing) {
    if (thing.lines) {
      return [];
    }
    return [this.viewOf(thing), this.viewOf(this.lines.placeOf(thing).section)];
  }

  typed(views = []) {
    this.desk.changed();
    this.priced(views);
  }

  rearranged(views = []) {
    this.forgetRemoved();
    if (one(this.form, '[aria-invalid]')) {
      this.desk.clearErrors(); // They name places, which are others now.
    }
    this.typed(views);
  }

  // Events

  input({ target }) {
    const thing = this.thingOf(target);
    if (target.matches('[data-title]')) {
      thing.title = target.value;
      this.desk.changed();
    } else if (target.matches('[data-typed]')) {
      this.viewOf(thing).typed(target.dataset.typed, target.value);
      this.typed(this.viewsAround(thing));
    }
  }

  key(event) {
    const { target, key } = event;
    const field = target.matches('[data-title], [data-typed]');
    if (key === 'Enter' && field) {
      event.preventDefault();
      event.stopPropagation();
      const thing = this.thingOf(target);
      this.searchIn(thing.lines ? thing : this.lines.placeOf(thing).section);
    } else if (key === 'Escape' && target.closest('[data-editor-of]')) {
      event.preventDefault();
      const view = this.viewOf(this.thingOf(target));
      view.open(false);
      view.toggle.focus();
    }
  }

  click({ target }) {
    const menuButton = target.closest('[data-menu-button]');
    const toggle = target.closest('[data-toggle]');
    if (menuButton) {
      this.openMenu(menuButton);
    } else if (toggle) {
      this.openEditor(this.viewOf(this.thingOf(toggle)), toggle.getAttribute('aria-expanded') !== 'true');
    } else if (target.closest('[data-here]')) {
      this.searchIn(this.thingOf(target));
    } else if (target.closest('[data-undo]')) {
      this.undo();
    }
  }

  openEditor(view, opened) {
    view.open(opened);
    if (opened) {
      one(view.editor, '[data-part]:not([hidden]) [data-typed]:not([type=radio])')?.focus();
    }
  }

  // Menus

  openMenu(button) {
    const thing = this.thingOf(button);
    const menu = thing.lines ? this.sectionMenu : this.lineMenu;
    if (menu.isOpenFor(button)) {
      menu.close();
    } else if (thing.lines) {
      menu.open(button, { without: this.lines.sections.length === 1 ? ['up', 'down', 'remove'] : [] });
    } else {
      menu.open(button, {
        without: this.viewOf(thing).canChange ? [] : ['change'],
        more: this.otherSections(thing),
      });
    }
  }

  otherSections(line) {
    const here = this.lines.placeOf(line).section;
    return this.lines.sections
      .filter((section) => section !== here)
      .map((section) => {
        const entry = copy(this.form, 'entry');
        entry.textContent = this.nameOf(section);
        entry.encaisse = section;
        return entry;
      });
  }

  actOnLine(entry, button) {
    const line = this.thingOf(button);
    const acts = {
      change: () => this.openEditor(this.viewOf(line), true),
      up: () => this.step(line, -1),
      down: () => this.step(line, 1),
      duplicate: () => this.duplicate(line),
      remove: () => this.removeLine(line),
      move: () => this.moveTo(line, entry.encaisse),
    };
    return acts[entry.dataset.act]();
  }

  actOnSection(entry, button) {
    const section = this.thingOf(button);
    const acts = {
      rename: () => this.rename(section),
      up: () => this.stepSection(section, -1),
      down: () => this.stepSection(section, 1),
      remove: () => this.removeSection(section),
    };
    return acts[entry.dataset.act]();
  }

  // Adding

  add(product, byTouch) {
    this.products[product.id] = product;
    const line = this.lines.add(this.active, product.id);
    const view = this.viewOf(line);
    const tapsDownTheList = byTouch && !this.search.input.value;
    // The results stay under the finger.
    keepInSight(this.picker, () => this.viewOf(this.active).list.append(view.element));
    this.rearranged(this.viewsAround(line));
    this.say('added', product.name, this.nameOf(this.active));
    this.clearSearch();
    if (!tapsDownTheList) {
      view.quantity.focus();
    }
  }

  clearSearch() {
    if (this.search.input.value) {
      this.search.input.value = '';
      this.search.search();
    }
  }

  addSection() {
    const section = this.lines.addSection(`${this.words.sectionTitle} ${this.lines.sections.length + 1}`);
    this.place.append(this.viewOf(section).element);
    this.activate(section);
    this.rearranged();
    this.rename(section);
  }

  rename(section) {
    const { title } = this.viewOf(section);
    title.focus();
    title.select();
  }

  duplicate(line) {
    const twin = this.lines.duplicate(line);
    const view = this.viewOf(twin);
    this.viewOf(line).element.after(view.element);
    this.rearranged(this.viewsAround(twin));
    view.quantity.focus();
  }

  // Moving

  /** Changes the model and moves the one element; the rest of the screen stays as it is. */
  put(thing, target) {
    const around = thing.lines ? [] : this.viewsAround(thing);
    if (thing.lines) {
      this.lines.putSection(thing, target.at);
      this.place.insertBefore(this.viewOf(thing).element, this.elementAfter(this.lines.sections, target.at));
    } else {
      this.lines.put(thing, target);
      const { list } = this.viewOf(target.section);
      list.insertBefore(this.viewOf(thing).element, this.elementAfter(target.section.lines, target.at));
    }
    this.priced(around);
  }

  elementAfter(things, at) {
    const next = things[at + 1];
    return next ? this.viewOf(next).element : null;
  }

  /** From the menu, which stays open to go on moving. */
  step(line, by) {
    const target = this.lines.beside(line, by);
    return this.stepTo(line, target);
  }

  stepSection(section, by) {
    const at = this.lines.sectionBeside(section, by);
    return this.stepTo(section, at === null ? null : { at });
  }

  stepTo(thing, target) {
    if (target) {
      const { menuButton } = this.viewOf(thing);
      keepInSight(menuButton, () => this.put(thing, target));
      this.rearranged(this.viewsAround(thing));
    }
    this.say('whereabouts', this.nameOf(thing), this.whereabouts(thing));
    return true;
  }

  moveTo(line, section) {
    this.put(line, { section, at: section.lines.length });
    this.rearranged(this.viewsAround(line));
    const view = this.viewOf(line);
    view.menuButton.focus();
    view.element.scrollIntoView({ block: 'nearest' });
    this.say('whereabouts', this.nameOf(line), this.whereabouts(line));
  }

  // Removing, and bringing back

  removeLine(line) {
    const { section } = this.lines.placeOf(line);
    const around = [this.viewOf(section)];
    const putBack = this.lines.remove(line);
    this.removed(line, around, () => {
      putBack();
      return this.viewsAround(line);
    });
  }

  removeSection(section) {
    const at = this.lines.sections.indexOf(section);
    const putBack = this.lines.removeSection(section);
    if (this.active === section) {
      this.activate(this.lines.sections[Math.max(0, at - 1)]);
    }
    this.removed(section, [], () => {
      putBack();
      return [];
    });
  }

  /** In the place of what was removed a notice says so and brings it back, until something else is done. */
  removed(thing, around, putBack) {
    this.rearranged(around);
    const notice = copy(this.form, thing.lines ? 'removed-section' : 'removed-line');
    one(notice, '[data-removed-words]').textContent = this.phrase('removed', this.nameOf(thing));
    this.viewOf(thing).element.replaceWith(notice);
    this.gone = { thing, notice, putBack };
    this.say('removed', this.nameOf(thing));
    one(notice, '[data-undo]').focus();
  }

  undo() {
    const { thing, notice, putBack } = this.gone;
    this.gone = null;
    const around = putBack();
    const view = this.viewOf(thing);
    notice.replaceWith(view.element);
    this.rearranged(around);
    this.say('restored', this.nameOf(thing));
    view.menuButton.focus();
  }

  forgetRemoved() {
    this.gone?.notice.remove();
    if (this.gone) {
      this.views.delete(this.gone.thing);
    }
    this.gone = null;
  }
}
