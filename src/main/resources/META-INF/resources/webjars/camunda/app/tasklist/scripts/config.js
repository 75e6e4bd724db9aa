// Instead of the file of the same name in Camunda's webjar.
import { labelsBeforeTheApp } from '/js/camunda.js';
import { begin, openHandedOver } from '/forms/tasks.js';
import { orderTheList } from './order.js';

const locales = { availableLocales: ['fr', 'en'], fallbackLocale: 'fr' };
const named = new URLSearchParams(location.hash.replace(/^[^?]*/, ''));
begin({ taskId: named.get('task'), step: named.get('step') });
if (document.prerendering) {
  document.addEventListener('prerenderingchange', openHandedOver, { once: true });
} else {
  openHandedOver();
}
orderTheList();
await labelsBeforeTheApp('tasklist', locales);

export default {
  app: { vendor: 'Encaisse', name: 'Tâches' },
  locales,
  customScripts: ['scripts/encaisse'],
  disableWelcomeMessage: true
};
