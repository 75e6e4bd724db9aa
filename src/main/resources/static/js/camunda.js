// What Tasklist, Cockpit and Admin share: one sign-in, one way home, one language.

const ENGLISH = navigator.language.startsWith('en');

/** French unless the browser asks for English, as our own pages do. */
export const say = (french, english) => (ENGLISH ? english : french);

// The applications' own pages say "en" whatever they speak; a screen reader believes it.
document.documentElement.lang = say('fr', 'en');

/** A link or button for the bar at the top, with one of the icons of icons.svg. */
export function barEntry(tag, icon, words) {
  const entry = document.createElement(tag);
  entry.className = 'encaisse-entry';
  const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  picture.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `/icons.svg#${icon}`);
  picture.append(use);
  const text = document.createElement('span');
  text.textContent = words;
  entry.append(picture, text);
  return entry;
}

export function homeEntry() {
  const home = barEntry('a', 'home', say('Accueil', 'Home'));
  home.href = '/';
  return home;
}

/**
 * On a first visit the applications may draw before their words have come, and then show keys such as
 * SEARCH_PLACEHOLDER for good. This puts the words where they look first.
 */
export async function labelsBeforeTheApp(app, { availableLocales, fallbackLocale }) {
  const wanted = navigator.language.split('-')[0].toLowerCase();
  const locale = availableLocales.includes(wanted) ? wanted : fallbackLocale;
  const folder = `/camunda/app/${app}/locales/`;
  const key = `${folder}_locales_data_${locale}_${window.bust}`;
  const kept = JSON.parse(localStorage.getItem('camunda-web') ?? '{}');
  if (!kept[key]) {
    const answer = await fetch(`${folder}${locale}.json`);
    kept[key] = JSON.stringify(await answer.json());
    localStorage.setItem('camunda-web', JSON.stringify(kept));
  }
}

/** On a phone that has installed us, Tasklist and Cockpit are part of the same application. */
function partOfTheApp() {
  const links = [
    ['link', { rel: 'manifest', href: '/app.webmanifest' }],
    ['link', { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' }],
    ['meta', { name: 'theme-color', content: '#14345b' }]
  ];
  document.head.append(...links.map(([tag, attributes]) => Object.assign(document.createElement(tag), attributes)));
}

/** Runs the act now and, at most once per frame, whenever the page has been drawn further. */
export function whenPageChanges(act) {
  let asked = false;
  const soon = () => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        act();
      });
    }
  };
  new MutationObserver(soon).observe(document.documentElement, { childList: true, characterData: true, subtree: true });
  soon();
}

/** Names that the applications give in English whatever the language. */
const NAMES = [
  ['.navbar-toggle', 'aria-label', say('Ouvrir ou fermer le menu', 'Toggle navigation')],
  ['[title="zoom in"]', 'title', say('Agrandir', 'Zoom in')],
  ['[title="zoom out"]', 'title', say('Réduire', 'Zoom out')],
  ['[title="reset zoom"]', 'title', say('Voir tout', 'Reset zoom')]
];

whenPageChanges(() => {
  for (const [elements, attribute, name] of NAMES) {
    document.querySelectorAll(elements).forEach(element => element.setAttribute(attribute, name));
  }
});

/** Camunda's own sign-in form would sign in nowhere else: when it wants to appear, the page is asked for again, and
    the server leads to the one sign-in page and back. */
function signInAtOurDoor() {
  if (location.hash.startsWith('#/login')) {
    location.replace(location.pathname);
  }
}

partOfTheApp();
window.addEventListener('hashchange', signInAtOurDoor);
signInAtOurDoor();

// Camunda means to wait for its plug-ins for as long as it takes, but says so where RequireJS does not look: after seven
// seconds, on a slow network or a busy server, the page would stay empty for good.
window.require.config({ waitSeconds: 0 });
