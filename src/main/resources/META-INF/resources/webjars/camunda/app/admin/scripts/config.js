// Instead of the file of the same name in Camunda's webjar.
import { labelsBeforeTheApp, say } from '/js/camunda.js';

const locales = { availableLocales: ['fr', 'en'], fallbackLocale: 'fr' };
await labelsBeforeTheApp('admin', locales);

export default {
  app: { vendor: 'Encaisse', name: say('Comptes', 'Accounts') },
  locales,
  disableWelcomeMessage: true
};
