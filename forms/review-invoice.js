// Step 5: the pages as they will be printed, what is missing, and "Générer la facture".

import { openStep } from './wizard.js';
import { get } from './server.js';
import { copy, one, pause, show, tell } from './page.js';
import { openTask } from './tasks.js';
import { DraftPages } from './draft-pages.js';

/** Milliseconds after which people wonder. */
const LONG = 6000;

/** Milliseconds between two looks for the QR task; the document takes a tenth of a second. */
const LOOKS = [50, 50, 50, 100, 100];

export function open(camForm) {
  return openStep(camForm, 'review', new Review(camForm.formElement[0]));
}

class Review {
  constructor(form) {
    this.form = form;
  }

  fill({ view }, desk) {
    this.desk = desk;
    show(one(this.form, '[data-summary]'), view.summary !== null);
    if (view.summary) {
      const { title, client, gross, dueDate } = view.summary;
      tell(this.form, { title, client, gross, due: dueDate });
    }
    show(one(this.form, '[data-missing]'), view.missing.length > 0);
    one(this.form, '[data-missing-list]').replaceChildren(...view.missing.map((missing) => this.toMend(missing)));
    one(this.form, '[data-next]').disabled = view.missing.length > 0;
    if (view.summary) {
      new DraftPages(this.form, (rest) => desk.url(rest)).show();
    }
  }

  focus() {
    return one(this.form, '[data-next]:not([disabled])');
  }

  toMend({ step, stepName, message }) {
    const item = copy(this.form, 'mend');
    tell(item, { message, step: stepName });
    const button = one(item, 'button');
    if (step === null) {
      button.disabled = true;
      one(button, 'svg').remove();
    }
    button.addEventListener('click', () => this.desk.go(step));
    return item;
  }

  /** The number is taken; the QR task opens as soon as the document is there. */
  async working({ invoice }) {
    show(one(this.form, '[data-body]'), false);
    show(one(this.form, '[data-working]'), true);
    const begun = Date.now();
    for (let tries = 0; this.form.isConnected; tries++) {
      show(one(this.form, '[data-working-long]'), Date.now() - begun > LONG);
      const { task, progress } = await this.look(invoice);
      if (task) {
        return openTask(task);
      }
      if (progress?.words) {
        tell(this.form, { 'working-words': progress.words });
      }
      await pause(LOOKS[tries] ?? (tries < 20 ? 250 : 2000));
    }
  }

  async look(invoice) {
    try {
      return await get(`/api/invoices/${invoice}/task`);
    } catch {
      return {};
    }
  }
}
