// Instead of the file of the same name in Camunda's webjar.
import { labelsBeforeTheApp } from '/js/camunda.js';

const locales = { availableLocales: ['fr', 'en'], fallbackLocale: 'fr' };
await labelsBeforeTheApp('cockpit', locales);

export default {
  app: { vendor: 'Encaisse', name: 'Cockpit' },
  locales,
  customScripts: ['scripts/encaisse'],
  requireJsConfig: {
    paths: { 'encaisse-cockpit': '/camunda/app/cockpit/scripts/cockpit-app' },
    deps: ['encaisse-cockpit'],
    ngDeps: ['encaisse.cockpit']
  },
  disableWelcomeMessage: true
};
