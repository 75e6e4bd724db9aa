// What is credited: all that is left, lines, a percentage or an amount. Kept with every change, which tells the totals.

import { put } from './server.js';
import { afterPause, all, copy, one, show, tell } from './page.js';
import { clearErrors } from './notices.js';
import { fillTotals, openCreditNote } from './credit-note.js';

/** Milliseconds without a key before what is typed is kept. */
const PAUSE = 400;

export function open(camForm) {
  const form = camForm.formElement[0];
  return openCreditNote(camForm, (screen, desk) => new Choice(form, desk).fill(screen));
}

class Choice {
  constructor(form, desk) {
    Object.assign(this, { form, desk, words: one(form, '[data-form-words]').dataset });
    this.keepSoon = afterPause(PAUSE, () => this.keep());
    this.keeping = Promise.resolve();
    desk.kept = (version) => {
      this.version = version ?? this.version;
    };
  }

  fill(screen) {
    const { number, title, client, left, gross } = screen;
    tell(this.form, { number, title, client, left, 'invoice-gross': gross });
    one(this.form, '[data-document]').href = `/documents/${screen.invoice}`;
    this.version = screen.version;
    this.showRefusal(screen.refusal);
    const chosen = new Map((screen.choice.lines ?? []).map((line) => [`${line.section}/${line.line}`, line.quantity]));
    one(this.form, '[data-lines]').replaceChildren(
      ...screen.lines.map((line, index) => this.line(line, index, chosen.get(`${line.section}/${line.line}`)))
    );
    for (const name of ['percent', 'amount', 'reason', 'recipient', 'language']) {
      this.field(name).value = screen.choice[name] ?? '';
    }
    const basis = one(this.form, `[name="basis"][value="${CSS.escape(screen.choice.basis ?? '')}"]`);
    if (basis) {
      basis.checked = true;
    }
    this.showFieldsOfBasis();
    this.showTotals(screen.totals);
    this.listen();
  }

  showRefusal(refusal) {
    show(one(this.form, '[data-refusal]'), refusal !== null);
    if (refusal) {
      tell(this.form, {
        'refused-by': this.words.refusedBy.replace('{0}', refusal.by),
        'refusal-reason': refusal.reason,
      });
    }
  }

  line(line, index, quantity) {
    const item = copy(this.form, 'line');
    const left = line.left ? this.words.left.replace('{0}', `${line.left} ${line.unit}`) : this.words.done;
    tell(item, { name: line.name, told: [line.sectionTitle, line.net, left].filter(Boolean).join(' · '), unit: line.unit });
    const input = one(item, '[data-quantity]');
    input.name = `lines[${index}].quantity`;
    input.value = quantity ?? '';
    input.disabled = !line.left;
    input.setAttribute('aria-label', this.words.quantity.replace('{0}', line.name));
    Object.assign(input.dataset, { section: line.section, line: line.line });
    const whole = one(item, '[data-all]');
    whole.setAttribute('aria-label', `${whole.textContent} : ${line.name}`);
    show(whole, Boolean(line.left));
    whole.addEventListener('click', () => {
      input.value = line.typedLeft;
      this.changed();
    });
    return item;
  }

  listen() {
    this.form.addEventListener('input', (event) => {
      if (event.target.name === 'basis') {
        clearErrors(this.form);
        this.showFieldsOfBasis();
      }
      this.changed();
    });
    one(this.form, '[data-next]').addEventListener('click', () => this.next());
    this.form.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target.matches('input.e-input')) {
        event.preventDefault();
        this.next();
      }
    });
  }

  showFieldsOfBasis() {
    const basis = one(this.form, '[name="basis"]:checked')?.value;
    all(this.form, '[data-for]').forEach((part) => show(part, part.dataset.for === basis));
  }

  showTotals(totals) {
    show(one(this.form, '[data-totals-card]'), totals !== null);
    fillTotals(this.form, totals);
  }

  field(name) {
    return one(this.form, `[name="${name}"]`);
  }

  read() {
    const value = (name) => this.field(name).value;
    return {
      basis: one(this.form, '[name="basis"]:checked')?.value ?? null,
      lines: all(this.form, '[data-quantity][data-section]').map((input) => ({
        section: Number(input.dataset.section),
        line: Number(input.dataset.line),
        quantity: input.value,
      })),
      percent: value('percent'),
      amount: value('amount'),
      reason: value('reason'),
      recipient: value('recipient'),
      language: value('language'),
    };
  }

  changed() {
    this.typed = true;
    this.keepSoon();
  }

  /** One after the other: each names the version that the one before has made. */
  keep() {
    this.keeping = this.keeping.then(() => this.keepNow());
    return this.keeping;
  }

  async keepNow() {
    if (!this.typed || this.desk.busy) {
      return;
    }
    this.typed = false;
    try {
      const { version, totals } = await put(this.desk.url(), { version: this.version, choice: this.read() });
      this.version = version;
      this.showTotals(totals);
    } catch (problem) {
      this.typed = true;
      this.desk.explain(problem, () => this.keep());
    }
  }

  async next() {
    this.keepSoon.cancel();
    await this.keeping;
    clearErrors(this.form);
    const sent = { version: this.version, choice: this.read() };
    this.typed = false;
    await this.desk.move('next', sent);
  }
}
