// Instead of the file of the same name in Camunda's webjar.
import { labelsBeforeTheApp, say } from '/js/camunda.js';

const locales = { availableLocales: ['fr', 'en'], fallbackLocale: 'fr' };
await labelsBeforeTheApp('welcome', locales);

export default {
  app: { vendor: 'Encaisse', name: say('Profil', 'Profile') },
  locales,
  links: [
    { label: say('Accueil', 'Home'), href: '/', description: say('Vos factures et documents', 'Your invoices and documents') }
  ],
  disableWelcomeMessage: true
};
