// What Tasklist's cards say besides what is to be done: client, title and amount. Asked from our own API when they are
// drawn, for all cards of a moment at once; shown as text only.

import { get } from '/forms/server.js';

const known = new Map();
let asked = null;

/** Tasklist draws every card anew with each look at the list: what is known is shown at once, then looked at again. */
export function showCard(node, taskId) {
  const card = document.createElement('div');
  card.className = 'encaisse-card';
  node.append(card);
  fill(card, known.get(taskId));
  ask(taskId).then(
    () => fill(card, known.get(taskId)),
    (problem) => console.warn('cards', problem)
  );
}

/** One request for all that is drawn in the same breath. */
function ask(taskId) {
  if (!asked) {
    const ids = new Set();
    asked = { ids, done: new Promise((resolve) => setTimeout(resolve, 20)).then(() => load(ids)) };
  }
  asked.ids.add(taskId);
  return asked.done;
}

async function load(ids) {
  asked = null;
  const query = [...ids].map((id) => `tasks=${encodeURIComponent(id)}`).join('&');
  for (const card of await get(`/api/cards?${query}`)) {
    known.set(card.taskId, card);
  }
}

function fill(card, told) {
  if (!told) {
    return;
  }
  card.classList.toggle('encaisse-late', told.late);
  card.replaceChildren(
    part('client', told.client),
    part('gross', told.gross),
    part('title', [told.number, told.title].filter(Boolean).join(' · ')),
    part('due', told.due)
  );
}

function part(name, text) {
  const element = document.createElement('span');
  element.className = `encaisse-card-${name}`;
  element.textContent = text;
  element.hidden = !text;
  return element;
}
