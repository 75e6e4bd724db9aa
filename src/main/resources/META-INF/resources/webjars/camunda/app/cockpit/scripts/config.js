// Instead of the file of the same name in Camunda's webjar.
import { labelsBeforeTheApp } from '/js/camunda.js';

const locales = { availableLocales: ['fr', 'en'], fallbackLocale: 'fr' };
await labelsBeforeTheApp('cockpit', locales);

export default {
  app: { vendor: 'Encaisse', name: 'Cockpit' },
  locales,
  customScripts: ['scripts/encaisse'],
  requireJsConfig: {
    // However slow the line: after seven seconds it would give up for good.
    waitSeconds: 0,
    paths: { 'encaisse-cockpit': '/camunda/app/cockpit/scripts/cockpit-app' },
    deps: ['encaisse-cockpit'],
    ngDeps: ['encaisse.cockpit']
  },
  disableWelcomeMessage: true
};
