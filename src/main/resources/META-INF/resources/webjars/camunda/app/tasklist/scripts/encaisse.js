// Entries in Tasklist's bar: back to the list (on a phone, while a task fills the screen), home, a new invoice. And what
// the cards of its list say.
import { barEntry, homeEntry, say } from '/js/camunda.js';
import { showCard } from './cards.js';
import { LIST } from './order.js';

// What every form stands on is there when Tasklist, many requests later, shows the first one.
import('/forms/wizard.js');

const csrfToken = () => decodeURIComponent(document.cookie.match(/(?:^|; )ENCAISSE-XSRF=([^;]*)/)?.[1] ?? '');

async function newInvoice() {
  const answer = await fetch('/api/invoices', {
    method: 'POST',
    headers: { Accept: 'application/json', 'X-ENCAISSE-XSRF': csrfToken() }
  });
  if (answer.status === 401) {
    location.reload();
  } else if (!answer.ok) {
    throw new Error(`POST /api/invoices: ${answer.status}`);
  }
  return answer.json();
}

function newInvoiceEntry() {
  const entry = barEntry('button', 'plus', say('Une facture', 'An invoice'));
  const words = entry.querySelector('span');
  entry.type = 'button';
  entry.addEventListener('click', async () => {
    entry.disabled = true;
    try {
      const { taskId } = await newInvoice();
      location.hash = `#/?forceDisplayTask=true&task=${encodeURIComponent(taskId)}`;
      words.textContent = say('Une facture', 'An invoice');
    } catch (refused) {
      console.error(refused);
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
