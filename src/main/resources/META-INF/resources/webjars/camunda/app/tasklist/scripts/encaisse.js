// Entries in Tasklist's bar: back to the list (on a phone, while a task fills the screen), home, a new invoice. And what
// the cards of its list say.
import { barEntry, homeEntry, say } from '/js/camunda.js';
import { post } from '/forms/server.js';
import { openTask } from '/forms/tasks.js';
import { showCard } from './cards.js';
import { LIST } from './order.js';

// What every form stands on is there when Tasklist, many requests later, shows the first one.
import('/forms/wizard.js');

function newInvoiceEntry() {
  const entry = barEntry('button', 'plus', say('Une facture', 'An invoice'));
  const words = entry.querySelector('span');
  entry.type = 'button';
  entry.addEventListener('click', async () => {
    entry.disabled = true;
    try {
      openTask(await post('/api/invoices'));
      words.textContent = say('Une facture', 'An invoice');
    } catch (problem) {
      if (problem.status === 401) {
        location.reload();
      }
      console.error(problem);
      words.textContent = say('Réessayer', 'Try again');
    } finally {
      entry.disabled = false;
    }
  });
  return entry;
}

function backEntry() {
  const back = barEntry('a', 'back', say('Liste', 'List'));
  back.href = LIST;
  return back;
}

const inBar = (id, priority, make) => ({
  id: `encaisse-${id}`,
  pluginPoint: 'tasklist.navbar.action',
  properties: { id: `encaisse-${id}`, priority },
  render: node => node.append(make())
});

const cards = {
  id: 'encaisse-cards',
  pluginPoint: 'tasklist.card',
  properties: { id: 'encaisse-cards', priority: 100 },
  render: (node, { taskId }) => showCard(node, taskId)
};

export default [
  cards,
  inBar('back', 600, backEntry),
  inBar('home', 500, homeEntry),
  inBar('new', 400, newInvoiceEntry)
];
