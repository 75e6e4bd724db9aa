// What is ours in Cockpit: the way home in its bar, and invoices where it shows business keys.
import { homeEntry, say, whenPageChanges } from '/js/camunda.js';
import { invoiceTab, nameInvoices } from './invoices.js';

nameInvoices();

/** Cockpit says it in English whatever the language. */
whenPageChanges(() => {
  for (const kind of document.querySelectorAll('td.type')) {
    if (kind.textContent.trim() === 'Failed Job') {
      kind.textContent = say('Job en échec', 'Failed job');
    }
  }
});

export default [
  {
    id: 'encaisse-home',
    pluginPoint: 'cockpit.navigation',
    properties: { id: 'encaisse-home', priority: 1000, checkActive: () => false },
    render: node => node.append(homeEntry())
  },
  invoiceTab
];
