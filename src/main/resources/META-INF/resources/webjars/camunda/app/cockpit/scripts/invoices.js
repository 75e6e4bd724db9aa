// Invoices in Cockpit, by number, client and amount: a tab of each instance, and in place of business keys.
import { say, whenPageChanges } from '/js/camunda.js';

const KEY = /^\s*([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\s*$/;

/** @returns {Promise<Map<string, object>>} the invoices that exist, by id */
async function invoicesOf(ids) {
  const answer = await fetch(`/api/invoices?${new URLSearchParams([...ids].map(id => ['id', id]))}`, {
    headers: { Accept: 'application/json' }
  });
  if (!answer.ok) {
    throw new Error(`GET /api/invoices: ${answer.status}`);
  }
  return new Map((await answer.json()).map(invoice => [invoice.id, invoice]));
}

const addressOf = invoice => `/documents/${encodeURIComponent(invoice.id)}`;

function nameOf(invoice) {
  return [invoice.number || invoice.stateWords, invoice.client || invoice.title, invoice.gross]
    .filter(Boolean)
    .join(' · ');
}

function link(invoice, words, look) {
  const entry = document.createElement('a');
  entry.className = look;
  entry.href = addressOf(invoice);
  entry.textContent = words;
  return entry;
}

// Business keys

/** The key that Cockpit has written there, whatever stands beside it. */
function shownKey(cell) {
  const written = cell.querySelector('span') ?? [...cell.childNodes].find(node => node.nodeType === Node.TEXT_NODE);
  return written?.textContent.match(KEY)?.[1];
}

/** Cockpit draws its tables again and again: what has been named for another key is named anew. */
async function nameCells() {
  const cells = [...document.querySelectorAll('td.business-key, dd.business-key')]
    .map(cell => ({ cell, key: shownKey(cell) }))
    .filter(({ cell, key }) => key && cell.dataset.invoice !== key);
  if (!cells.length) {
    return;
  }
  for (const { cell, key } of cells) {
    cell.dataset.invoice = key;
    cell.querySelector('.encaisse-invoice')?.remove();
  }
  const invoices = await invoicesOf(new Set(cells.map(({ key }) => key)));
  for (const { cell, key } of cells) {
    const invoice = invoices.get(key);
    if (invoice && cell.dataset.invoice === key) {
      cell.append(link(invoice, nameOf(invoice), 'encaisse-invoice'));
    }
  }
}

export function nameInvoices() {
  whenPageChanges(() => nameCells().catch(console.error));
}

// The tab

function facts(invoice) {
  const list = document.createElement('dl');
  const tell = (name, value) => {
    if (value) {
      const term = document.createElement('dt');
      term.textContent = name;
      const description = document.createElement('dd');
      description.textContent = value;
      list.append(term, description);
    }
  };
  tell(say('Numéro', 'Number'), invoice.number);
  tell(say('État', 'State'), invoice.stateWords);
  tell(say('Client', 'Client'), invoice.client);
  tell(say('Objet', 'Subject'), invoice.title);
  tell(say('Montant TTC', 'Amount incl. VAT'), invoice.gross);
  tell(say('Émise le', 'Issued on'), invoice.issued);
  tell(say('Échéance', 'Due'), invoice.due);
  tell(say('Écrite par', 'Written by'), invoice.owner);
  return list;
}

async function showInvoice(node, api, instance) {
  const answer = await fetch(`${api.engineApi}/process-instance/${encodeURIComponent(instance)}`, {
    headers: { Accept: 'application/json' }
  });
  const { businessKey } = answer.ok ? await answer.json() : {};
  const invoice = businessKey && (await invoicesOf([businessKey])).get(businessKey);
  if (invoice) {
    node.append(facts(invoice), link(invoice, say('Ouvrir la facture', 'Open the invoice'), 'btn btn-primary'));
  } else {
    node.textContent = say('Aucune facture.', 'No invoice.');
  }
}

export const invoiceTab = {
  id: 'encaisse-invoice',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  properties: { id: 'encaisse-invoice', label: say('Facture', 'Invoice'), priority: 100 },
  render: (node, { api, processInstanceId }) => {
    node.className = 'encaisse-facts';
    showInvoice(node, api, processInstanceId).catch(refused => {
      console.error(refused);
      node.textContent = say('La facture n’a pas pu être chargée.', 'The invoice could not be loaded.');
    });
  }
};
