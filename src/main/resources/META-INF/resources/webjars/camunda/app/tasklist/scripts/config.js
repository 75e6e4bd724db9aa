// Instead of the file of the same name in Camunda's webjar.
import { labelsBeforeTheApp } from '/js/camunda.js';
import { orderTheList } from './order.js';

const locales = { availableLocales: ['fr', 'en'], fallbackLocale: 'fr' };
orderTheList();
await labelsBeforeTheApp('tasklist', locales);

export default {
  app: { vendor: 'Encaisse', name: 'Tâches' },
  locales,
  customScripts: ['scripts/encaisse'],
  disableWelcomeMessage: true
};
