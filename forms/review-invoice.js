// Step 5: the pages as they will be printed, what is missing, and "Générer la facture".

import { openStep } from './wizard.js';
import { get, Offline } from './server.js';
import { copy, one, openTask, pause, show, tell } from './page.js';
import { words } from './notices.js';
import { PageViewer } from './page-viewer.js';

/** Milliseconds after which people wonder. */
const LONG = 6000;

export function open(camForm) {
  return openStep(camForm, 'review', new Review(camForm.formElement[0]));
}

class Review {
  constructor(form) {
    this.form = form;
    this.words = one(form, '[data-form-words]').dataset;
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
    one(this.form, '[data-again]').addEventListener('click', () => this.showPages());
    if (view.summary) {
      this.showPages();
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

  /** Nothing to lay out while steps are not sound: then what is missing is all there is to see. */
  async showPages() {
    const place = (name) => one(this.form, `[data-${name}]`);
    show(place('preview'), true);
    show(place('no-pages'), false);
    show(place('rendering'), true);
    try {
      const { count } = await get(this.desk.url('pages'));
      const numbers = Array.from({ length: count }, (_, index) => index + 1);
      place('pages').replaceChildren(...numbers.map((number) => this.page(number, count)));
      place('draft-pdf').href = this.desk.url('preview.pdf');
      show(place('draft-pdf'), count > 0);
      show(place('preview'), count > 0);
    } catch (problem) {
      this.pagesFailed(problem);
    } finally {
      show(place('rendering'), false);
    }
  }

  pagesFailed(problem) {
    const { offline } = words(this.form);
    tell(this.form, { 'no-pages-words': problem instanceof Offline ? offline : this.words.failed });
    show(one(this.form, '[data-no-pages]'), true);
  }

  /** A page as an image that a tap enlarges; one that did not come is fetched again by a tap. */
  page(number, count) {
    const button = copy(this.form, 'page-image');
    const image = one(button, 'img');
    const name = `${this.words.page} ${number} / ${count}`;
    image.alt = name;
    image.src = this.desk.url(`pages/${number}.png`);
    button.setAttribute('aria-label', `${this.words.enlarge} : ${name}`);
    button.addEventListener('click', () => {
      if (image.complete && !image.naturalWidth) {
        image.src = this.desk.url(`pages/${number}.png?again=${Date.now()}`);
      } else {
        this.viewer(count).open(number, image.src);
      }
    });
    return button;
  }

  viewer(count) {
    const address = (number) => this.desk.url(`pages/${number}.png?large=true`);
    return new PageViewer(one(this.form, '[data-viewer]'), count, address, this.words);
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
        return openTask(task.taskId);
      }
      if (progress?.words) {
        tell(this.form, { 'working-words': progress.words });
      }
      await pause(tries < 20 ? 250 : 2000);
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
