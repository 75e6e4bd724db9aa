// Opening tasks: what a form will ask for first is asked for while Tasklist is still on its way to the form.

import { get } from './server.js';

/** Milliseconds for which an answer is as good as a new one. */
const FRESH = 5000;

const STEPS = {
  CHOOSE_CLIENT: { script: 'choose-client', data: ['client'] },
  DESCRIBE_INVOICE: { script: 'describe-invoice', data: ['description'] },
  ADD_PRODUCTS: { script: 'add-products', data: ['products'] },
  AGREE_PAYMENT_TERMS: { script: 'agree-payment-terms', data: ['payment-terms'] },
  REVIEW_INVOICE: { script: 'review-invoice', data: ['review', 'pages'] },
  SHOW_QR_CODE: { script: 'show-qr-code', data: ['qr'] },
};

const HANDED_OVER = 'encaisse-task';

const begun = new Map();

export const ofTask = (taskId, rest) => `/api/tasks/${encodeURIComponent(taskId)}/${rest}`;

const inTasklist = (task) => `#/?forceDisplayTask=true&task=${encodeURIComponent(task.taskId)}`;

/** Opens another task {taskId, step} in Tasklist, which stays where it is. */
export function openTask(task) {
  begin(task);
  location.hash = inTasklist(task);
}

/** Leads from one of our pages to a task in Tasklist; the address is the one under which it may be drawn ahead. */
export function leadTo(task, tasklist) {
  sessionStorage.setItem(HANDED_OVER, JSON.stringify(task));
  location.assign(tasklist);
}

/** In Tasklist, what leadTo has handed over; once. */
export function openHandedOver() {
  const task = sessionStorage.getItem(HANDED_OVER);
  if (task) {
    sessionStorage.removeItem(HANDED_OVER);
    begin(JSON.parse(task));
    location.replace(inTasklist(JSON.parse(task)));
  }
}

/** Asks for the data and the scripts of the task's form. */
export function begin({ taskId, step }) {
  begun.clear();
  if (STEPS[step]) {
    import(`./${STEPS[step].script}.js`);
    for (const path of STEPS[step].data) {
      const answer = get(ofTask(taskId, path));
      answer.catch(() => {}); // the form tells what is wrong
      begun.set(ofTask(taskId, path), { answer, at: Date.now() });
    }
  }
}

/** The answer that is on its way already, once; else it is asked for now. */
export function first(url) {
  const known = begun.get(url);
  begun.delete(url);
  return known && Date.now() - known.at < FRESH ? known.answer : get(url);
}
