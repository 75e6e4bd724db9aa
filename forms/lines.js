// Sections with their lines, a discount on the whole, and what can be done to them. Knows nothing of the screen.
// A section or a line is known by its object, wherever it stands.

export class Lines {
  constructor({ sections, discount, discountUnit }) {
    this.sections = sections.map(({ title, lines }) => ({ title, lines: lines.map((line) => ({ ...line })) }));
    this.discount = discount ?? '';
    this.discountUnit = discountUnit || 'PERCENT';
  }

  /** As the server keeps it. */
  content() {
    const { sections, discount, discountUnit } = this;
    return { sections, discount, discountUnit };
  }

  addSection(title) {
    const section = { title, lines: [] };
    this.sections.push(section);
    return section;
  }

  /** @returns how to put it back */
  removeSection(section) {
    const at = this.sections.indexOf(section);
    this.sections.splice(at, 1);
    return () => this.sections.splice(Math.min(at, this.sections.length), 0, section);
  }

  /** @param at where it shall stand, counted without itself */
  putSection(section, at) {
    this.sections.splice(this.sections.indexOf(section), 1);
    this.sections.splice(at, 0, section);
  }

  add(section, productId) {
    const line = { productId, quantity: '1' };
    section.lines.push(line);
    return line;
  }

  duplicate(line) {
    const { section, at } = this.placeOf(line);
    const twin = { ...line };
    section.lines.splice(at + 1, 0, twin);
    return twin;
  }

  /** @returns how to put it back */
  remove(line) {
    const { section, at } = this.placeOf(line);
    section.lines.splice(at, 1);
    return () => section.lines.splice(Math.min(at, section.lines.length), 0, line);
  }

  /** @param at where it shall stand, counted without itself */
  put(line, { section, at }) {
    const from = this.placeOf(line);
    from.section.lines.splice(from.at, 1);
    section.lines.splice(at, 0, line);
  }

  placeOf(line) {
    for (const section of this.sections) {
      const at = section.lines.indexOf(line);
      if (at >= 0) {
        return { section, at };
      }
    }
    return null;
  }

  /** One place up (-1) or down (1); past the end of its section a line goes on into the next one. Null at the very end. */
  beside(line, by) {
    const { section, at } = this.placeOf(line);
    if (at + by >= 0 && at + by < section.lines.length) {
      return { section, at: at + by };
    }
    const next = this.sections[this.sections.indexOf(section) + by];
    return next ? { section: next, at: by < 0 ? next.lines.length : 0 } : null;
  }

  sectionBeside(section, by) {
    const to = this.sections.indexOf(section) + by;
    return to >= 0 && to < this.sections.length ? to : null;
  }
}
