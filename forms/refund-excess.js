// The task "Refund excess": what is too much, and the transfer back once it has been made at the bank.

import { get, post, Refused, uuid } from './server.js';
import { copy, one, show, tell } from './page.js';
import { clearErrors, notify, showErrors, words } from './notices.js';

export async function open(camForm) {
  camForm.on('submit', (event) => {
    event.submitPrevented = true;
  });
  const form = camForm.formElement[0];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    one(form, '[data-save]').click();
  });
  const refund = `/api/tasks/${encodeURIComponent(camForm.taskId)}/refund`;
  let press = uuid();

  const load = async () => {
    try {
      fill(form, await get(refund));
      delete form.dataset.loading;
    } catch (problem) {
      delete form.dataset.loading;
      show(one(form, '[data-record]'), false);
      explain(form, problem, load);
    }
  };

  const save = async () => {
    const button = one(form, '[data-save]');
    button.disabled = true;
    clearErrors(form);
    try {
      const screen = await post(refund, { ...typed(form), press });
      press = uuid();
      fill(form, screen);
      confirm(form, screen);
    } catch (problem) {
      explain(form, problem, save);
    } finally {
      button.disabled = false;
    }
  };

  one(form, '[data-save]').addEventListener('click', save);
  await load();
}

function fill(form, screen) {
  tell(form, { number: screen.number, title: screen.title, client: screen.client, gross: screen.gross, paid: screen.paid, excess: screen.excess, waiting: screen.waiting });
  show(one(form, '[data-waits]'), Boolean(screen.waiting));
  const iban = one(form, '[data-iban]');
  iban.textContent = screen.iban || iban.dataset.unknown;
  one(form, '[data-document]').href = `/documents/${screen.invoice}`;
  one(form, '[data-lines]').replaceChildren(...screen.lines.map((line) => drawn(form, line)));
  field(form, 'amount').value = screen.typedExcess;
  field(form, 'day').value ||= screen.today;
  field(form, 'reference').value = '';
  show(one(form, '[data-record]'), screen.open && !screen.waiting);
}

function drawn(form, line) {
  const item = copy(form, 'line');
  tell(item, { source: line.source, told: [line.day, line.reference, line.by].filter(Boolean).join(' · '), amount: line.amount });
  return item;
}

function typed(form) {
  return Object.fromEntries(['amount', 'day', 'reference'].map((name) => [name, field(form, name).value]));
}

function confirm(form, screen) {
  const texts = one(form, '[data-refund-words]').dataset;
  if (screen.waiting) {
    return;
  }
  notify(form, screen.open ? 'warn' : 'good', screen.open ? texts.rest : texts.done, [
    { label: texts.open, href: `/documents/${screen.invoice}` },
  ]);
}

function explain(form, problem, again) {
  const texts = words(form);
  if (problem instanceof Refused && problem.status === 422) {
    showErrors(form, problem.errors);
    return;
  }
  const told = problem instanceof Refused ? problem.errors[0]?.message : texts.offline;
  const retry = problem instanceof Refused && problem.status < 500 ? [] : [{ label: texts.again, run: again }];
  notify(form, 'warn', told ?? texts.failed, [...retry, { label: texts.home, href: '/' }]);
}

const field = (form, name) => one(form, `input[name="${name}"]`);
