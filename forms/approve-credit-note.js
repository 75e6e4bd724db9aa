// A manager's word on a credit note: issued at once, or back to who wrote it with the reason.

import { get, post, Refused } from './server.js';
import { one, pause, show, tell } from './page.js';
import { DraftPages } from './draft-pages.js';
import { fillSummary, openCreditNote } from './credit-note.js';

/** The document is a matter of a second; whoever waits longer finds it on the page of the invoice. */
const LOOKS = 20;

export function open(camForm) {
  const form = camForm.formElement[0];
  return openCreditNote(camForm, (screen, desk) => {
    fillSummary(form, screen);
    show(one(form, '[data-four-eyes]'), !screen.mayApprove);
    const approve = one(form, '[data-approve]');
    approve.disabled = !screen.mayApprove || screen.problems.length > 0;
    approve.addEventListener('click', () => desk.move('approve', undefined, (moved) => issued(form, desk, moved)));
    askWhy(form, desk);
    new DraftPages(form, (rest) => desk.url(rest)).show();
  });
}

async function issued(form, desk, { creditNote, invoice }) {
  show(one(form, '[data-body]'), false);
  show(one(form, '.e-moves'), false);
  show(one(form, '[data-working]'), true);
  for (let look = 0; look < LOOKS && !(await isReady(creditNote)); look++) {
    await pause(250);
  }
  desk.toInvoice(invoice);
}

async function isReady(creditNote) {
  try {
    return (await get(`/api/credit-notes/${creditNote}`)).ready;
  } catch {
    return false;
  }
}

function askWhy(form, desk) {
  const dialog = one(form, '[data-refuse-dialog]');
  const reason = one(dialog, '[name="refusal"]');
  one(form, '[data-refuse]').addEventListener('click', () => dialog.showModal());
  one(dialog, '[data-refuse-not]').addEventListener('click', () => dialog.close());
  one(dialog, '[data-refuse-now]').addEventListener('click', async () => {
    tell(dialog, { 'refusal-error': '' });
    try {
      desk.moved(await post(desk.url('refuse'), { reason: reason.value }));
    } catch (problem) {
      if (problem instanceof Refused && problem.status === 422) {
        tell(dialog, { 'refusal-error': problem.errors[0].message });
        reason.focus();
      } else {
        dialog.close();
        desk.explain(problem, () => dialog.showModal());
      }
    }
  });
}
