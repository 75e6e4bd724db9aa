// The tasks "Show QR code" and "Chase payment".

import { post, Refused } from './server.js';
import { one } from './page.js';
import { first, ofTask, openTask } from './tasks.js';
import { notify, quiet, words } from './notices.js';
import { QrScreen } from './qr.js';

export async function open(camForm) {
  camForm.on('submit', (event) => {
    event.submitPrevented = true;
  });
  const form = camForm.formElement[0];
  form.addEventListener('submit', (event) => event.preventDefault());
  const attempt = async (act) => {
    try {
      await act();
    } catch (problem) {
      explain(form, problem, () => attempt(act));
    }
  };
  one(form, '[data-finish]')?.addEventListener('click', () => attempt(() => finish(camForm.taskId)));
  await attempt(async () => {
    const screen = await first(ofTask(camForm.taskId, 'qr'));
    quiet(form);
    delete form.dataset.loading;
    new QrScreen(one(form, '[data-qr]'), screen, {
      another: () => attempt(startAnother),
      toList: () => {
        location.hash = '#/';
      },
    });
  });
}

async function finish(taskId) {
  await post(ofTask(taskId, 'next'));
  location.assign('/');
}

async function startAnother() {
  openTask(await post('/api/invoices'));
}

function explain(form, problem, again) {
  const texts = words(form);
  const told = problem instanceof Refused ? problem.errors[0]?.message : texts.offline;
  const retry = problem instanceof Refused && problem.status < 500 ? [] : [{ label: texts.again, run: again }];
  notify(form, 'warn', told ?? texts.failed, [...retry, { label: texts.home, href: '/' }]);
}
