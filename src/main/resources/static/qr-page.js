// "Afficher le QR code" of an invoice that exists: the code is there at once.

import { get, Refused } from '/forms/server.js';
import { notify, words } from '/forms/notices.js';
import { QrScreen } from '/forms/qr.js';

const main = document.querySelector('[data-qr-page]');
const invoice = main.dataset.qrPage;

try {
  const screen = new QrScreen(main.querySelector('[data-qr]'), await get(`/api/invoices/${invoice}/qr`), {
    another: () => location.assign('/'),
    toList: () => location.assign('/documents'),
    closed: () => location.assign(`/documents/${invoice}`),
  });
  if (!screen.isEnded()) {
    await screen.generate();
  }
} catch (problem) {
  const told = problem instanceof Refused ? problem.errors[0]?.message : words(main).offline;
  notify(main, 'warn', told ?? words(main).failed, [{ label: words(main).home, href: '/' }]);
}
