// Sections with their lines, and what can be done to them. Knows nothing of the screen.

export class Lines {
  constructor(sections) {
    this.sections = sections.map(({ title, lines }) => ({ title, lines: lines.map((line) => ({ ...line })) }));
  }

  addSection(title) {
    return this.sections.push({ title: `${title} ${this.sections.length + 1}`, lines: [] }) - 1;
  }

  removeSection(at) {
    this.sections.splice(at, 1);
  }

  /** @returns where it stands now */
  moveSection(at, by) {
    const to = Math.min(Math.max(at + by, 0), this.sections.length - 1);
    this.sections.splice(to, 0, ...this.sections.splice(at, 1));
    return to;
  }

  add(section, productId) {
    return this.sections[section].lines.push({ productId, quantity: '1' }) - 1;
  }

  remove({ section, line }) {
    this.sections[section].lines.splice(line, 1);
  }

  duplicate({ section, line }) {
    const { lines } = this.sections[section];
    lines.splice(line + 1, 0, { ...lines[line] });
    return { section, line: line + 1 };
  }

  /** Past the end of its section a line goes on into the next one. @returns where it stands now */
  move({ section, line }, by) {
    const { lines } = this.sections[section];
    const within = line + by >= 0 && line + by < lines.length;
    const target = within ? section : section + by;
    if (!this.sections[target]) {
      return { section, line };
    }
    const [moved] = lines.splice(line, 1);
    const to = within ? line + by : by < 0 ? this.sections[target].lines.length : 0;
    this.sections[target].lines.splice(to, 0, moved);
    return { section: target, line: to };
  }
}
