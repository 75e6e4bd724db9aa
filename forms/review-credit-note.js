// The review of a credit note: what it comes to and its pages, before it goes to a manager.

import { one } from './page.js';
import { DraftPages } from './draft-pages.js';
import { fillSummary, openCreditNote } from './credit-note.js';

export function open(camForm) {
  const form = camForm.formElement[0];
  return openCreditNote(camForm, (screen, desk) => {
    fillSummary(form, screen);
    one(form, '[data-next]').disabled = screen.problems.length > 0;
    one(form, '[data-next]').addEventListener('click', () => desk.move('next'));
    one(form, '[data-back]').addEventListener('click', () => desk.move('back'));
    new DraftPages(form, (rest) => desk.url(rest)).show();
  });
}
