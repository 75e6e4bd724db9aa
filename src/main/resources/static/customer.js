// While a payment is under way the customer's page looks again by itself, as often as the server says;
// whoever has no scripts presses "Actualiser".
const MOST_PATIENCE = 5;

const said = document.querySelector('[data-said]');
let missed = 0;
let timer;

function again() {
  return document.querySelector('a[data-look]');
}

function plan() {
  clearTimeout(timer);
  const seconds = Number(again()?.dataset.look ?? 0);
  if (seconds > 0 && !document.hidden) {
    timer = setTimeout(look, seconds * 1000 * 2 ** missed);
  }
}

async function look() {
  try {
    const answer = await fetch(again().href);
    if (answer.status === 429 || answer.status >= 500) {
      throw new Error(String(answer.status));
    }
    take(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    missed = 0;
  } catch {
    missed = Math.min(missed + 1, MOST_PATIENCE);
  }
  plan();
}

function take(fresh) {
  const shown = document.querySelector('main');
  const next = fresh.querySelector('main');
  if (next.textContent === shown.textContent) {
    const link = fresh.querySelector('a[data-look]');
    again().href = link.getAttribute('href');
    again().dataset.look = link.dataset.look;
    return;
  }
  const hadFocus = shown.contains(document.activeElement);
  shown.replaceWith(document.adoptNode(next));
  document.title = fresh.title;
  const heading = document.querySelector('h1');
  said.textContent = heading.textContent;
  if (hadFocus) {
    heading.tabIndex = -1;
    heading.focus();
  }
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden && again()) {
    missed = 0;
    look();
  }
});
plan();
