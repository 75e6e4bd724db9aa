// What the three forms of a credit note have in common: loading, moving on, giving up, and what went wrong.

import { get, post, Offline, Refused } from './server.js';
import { all, one, show, tell } from './page.js';
import { openTask } from './tasks.js';
import { notify, showErrors, words } from './notices.js';

/** @param fill(screen, desk) draws what the server tells; `desk.kept(version)` hears what was kept though refused */
export async function openCreditNote(camForm, fill) {
  camForm.on('submit', (event) => {
    event.submitPrevented = true;
  });
  const desk = new CreditDesk(camForm.formElement[0], camForm.taskId, fill);
  await desk.load();
  return desk;
}

class CreditDesk {
  constructor(form, taskId, fill) {
    Object.assign(this, { form, taskId, fill, words: words(form) });
    form.addEventListener('submit', (event) => event.preventDefault());
    this.askBeforeAbandoning();
  }

  url(rest) {
    return `/api/tasks/${encodeURIComponent(this.taskId)}/credit-note${rest ? `/${rest}` : ''}`;
  }

  async load() {
    try {
      const screen = await get(this.url());
      this.fill(screen, this);
      delete this.form.dataset.loading;
      one(this.form, '.e-step-title').focus({ preventScroll: true });
    } catch (problem) {
      delete this.form.dataset.loading;
      show(one(this.form, '[data-body]'), false);
      this.explain(problem, () => location.reload());
    }
  }

  /** One press, one request; afterwards to the next task, or to the invoice when it is somebody else's turn. */
  async move(where, sent, then = (moved) => this.moved(moved)) {
    if (this.busy) {
      return;
    }
    this.setBusy(true);
    try {
      await then(await post(this.url(where), sent));
    } catch (problem) {
      this.setBusy(false);
      this.kept?.(problem.version);
      this.explain(problem, () => this.move(where, sent, then));
    }
  }

  moved({ next, invoice }) {
    if (next) {
      openTask({ taskId: next });
    } else {
      this.toInvoice(invoice);
    }
  }

  toInvoice(invoice) {
    location.assign(`/documents/${invoice}#credit-notes`);
  }

  setBusy(busy) {
    this.busy = busy;
    for (const button of all(this.form, '.e-moves button')) {
      button.disabled = busy;
    }
  }

  askBeforeAbandoning() {
    const dialog = one(this.form, '[data-abandon-dialog]');
    one(this.form, '[data-abandon]').addEventListener('click', () => dialog.showModal());
    one(dialog, '[data-stay]').addEventListener('click', () => dialog.close());
    one(dialog, '[data-leave]').addEventListener('click', () => {
      dialog.close();
      this.move('abandon', undefined, () => location.assign('/'));
    });
  }

  /** Says what went wrong and what helps. */
  explain(problem, again) {
    const home = { label: this.words.home, href: '/' };
    if (problem instanceof Offline) {
      notify(this.form, 'warn', this.words.offline, [{ label: this.words.again, run: again }]);
    } else if (!(problem instanceof Refused)) {
      notify(this.form, 'bad', this.words.failed, [home]);
      throw problem;
    } else if (problem.status === 422) {
      showErrors(this.form, problem.errors);
    } else if (problem.status === 401) {
      notify(this.form, 'bad', this.words.signedOut, [{ label: this.words.signIn, href: '/login' }]);
    } else if (problem.status === 409) {
      const reload = { label: this.words.reload, run: () => location.reload() };
      notify(this.form, 'warn', problem.errors[0]?.message ?? this.words.conflict, [reload]);
    } else {
      notify(this.form, 'warn', problem.errors[0]?.message ?? this.words.gone, [home]);
    }
  }
}

/** What a credit note comes to; nothing while it is not sound. */
export function fillTotals(form, totals) {
  show(one(form, '[data-totals]'), totals !== null);
  if (totals) {
    const { net, vat, gross, due, excess } = totals;
    tell(form, { net, vat, gross, due, excess });
    all(form, '[data-excess-row]').forEach((row) => show(row, excess !== ''));
  }
}

/** Review and approval begin alike. */
export function fillSummary(form, screen) {
  const { number, title, client, writtenBy, choice } = screen;
  tell(form, { number, title, client, 'written-by': writtenBy, reason: choice.reason });
  const recipient = one(form, '[data-recipient]');
  recipient.textContent = choice.recipient || recipient.dataset.nobody;
  one(form, '[data-document]').href = `/documents/${screen.invoice}`;
  fillTotals(form, screen.totals);
  if (screen.problems.length) {
    notify(form, 'bad', screen.problems.join(' '));
  }
}
