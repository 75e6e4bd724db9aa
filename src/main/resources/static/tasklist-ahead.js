// Accueil leads to Tasklist, whose scripts are 4 MB: they are fetched while nobody waits for them, and browsers that can do
// so draw Tasklist ahead. An invoice is started by the tap only, so that nothing is left behind where nobody taps.

import { post } from '/forms/server.js';
import { leadTo } from '/forms/tasks.js';

const TASKLIST = '/camunda/app/tasklist/default/';

/** Milliseconds; what is drawn ahead looks at its list every few seconds. */
const KEPT = 120000;

async function fetchAhead() {
  const answer = await fetch(TASKLIST);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const script of page.querySelectorAll('script[src]')) {
    const ahead = document.createElement('link');
    ahead.rel = 'prefetch';
    ahead.as = 'script';
    ahead.href = script.getAttribute('src');
    document.head.append(ahead);
  }
}

let drawn = null;

function drawAhead() {
  if (!drawn && HTMLScriptElement.supports?.('speculationrules')) {
    drawn = document.createElement('script');
    drawn.type = 'speculationrules';
    drawn.textContent = JSON.stringify({ prerender: [{ urls: [TASKLIST], eagerness: 'immediate' }] });
    document.head.append(drawn);
    setTimeout(() => {
      drawn.remove();
      drawn = null;
    }, KEPT);
  }
}

async function start(event) {
  if (!event.defaultPrevented) {
    event.preventDefault();
    try {
      leadTo(await post('/api/invoices'), TASKLIST);
    } catch {
      location.reload(); // signed out, offline, or started all the same: each shows itself
    }
  }
}

const menu = document.querySelector('.e-fab-menu');
menu.querySelector('form').addEventListener('submit', start);

if (!navigator.connection?.saveData) {
  fetchAhead().catch(() => {
    // Tasklist asks for them itself.
  }).finally(drawAhead);
  menu.addEventListener('toggle', () => menu.open && drawAhead());
}
