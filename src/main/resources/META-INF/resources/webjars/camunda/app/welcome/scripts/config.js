// Instead of the file of the same name in Camunda's webjar.
import { labelsBeforeTheApp } from '/js/camunda.js';

const locales = { availableLocales: ['en'], fallbackLocale: 'en' };
await labelsBeforeTheApp('welcome', locales);

export default {
  app: { vendor: 'Encaisse', name: 'Profil' },
  locales,
  disableWelcomeMessage: true
};
