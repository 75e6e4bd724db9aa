// Messages above the form: what is wrong as a whole, and what stands beside a field.

import { all, one } from './page.js';

export function words(form) {
  return one(form, '[data-words]').dataset;
}

/** Shows one notice in place of the last one. `actions`: [{label, run}] or [{label, href}]. */
export function notify(form, kind, text, actions = []) {
  const notice = document.createElement('div');
  notice.className = `e-notice e-${kind}`;
  notice.setAttribute('role', kind === 'bad' ? 'alert' : 'status');
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  notice.append(paragraph, ...actions.map(button));
  one(form, '[data-notices]').replaceChildren(notice);
  return notice;
}

export function quiet(form) {
  one(form, '[data-notices]').replaceChildren();
}

function button({ label, run, href }) {
  const element = document.createElement(href ? 'a' : 'button');
  element.className = 'e-button';
  element.textContent = label;
  if (href) {
    element.href = href;
  } else {
    element.type = 'button';
    element.addEventListener('click', run);
  }
  return element;
}

/** Puts each message beside its field, and what has no field into the summary; the first wrong field gets the focus. */
export function showErrors(form, errors) {
  clearErrors(form);
  const placed = errors.map((error) => ({ ...error, element: fieldOf(form, error.field) })).sort(asOnTheScreen);
  for (const error of placed.filter((one) => one.element)) {
    markWrong(error.element, error.message);
  }
  summarize(form, placed);
  const first = placed.find((error) => error.element)?.element;
  (focusable(first) ?? one(form, '[data-notices] [tabindex]'))?.focus();
}

/** From top to bottom; what has no field comes last. */
function asOnTheScreen({ element: a }, { element: b }) {
  if (!a || !b || a === b) {
    return Boolean(b) - Boolean(a);
  }
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

export function clearErrors(form) {
  all(form, '.e-error[data-made]').forEach((element) => element.remove());
  all(form, '[aria-invalid]').forEach((element) => {
    element.removeAttribute('aria-invalid');
    element.removeAttribute('aria-describedby');
  });
  quiet(form);
}

/** The field itself, or the smallest thing around it that is shown: sections[0].lines[2] for ...quantity. */
function fieldOf(form, path) {
  for (let name = path; name; name = name.replace(/(\.[^.[]+|\[\d+\])$|^[^.[]+$/, '')) {
    const quoted = CSS.escape(name);
    const found = one(form, `[data-field="${quoted}"]`) ?? one(form, `[name="${quoted}"]`);
    if (found) {
      return found;
    }
  }
  return null;
}

let made = 0;

function markWrong(element, message) {
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (around.localName === 'details') {
      around.open = true;
    }
  }
  const words = document.createElement('p');
  words.className = 'e-error';
  words.id = `encaisse-error-${++made}`;
  words.dataset.made = '';
  words.textContent = message;
  element.setAttribute('aria-invalid', 'true');
  element.setAttribute('aria-describedby', words.id);
  // Never beside a line: a list holds nothing but its items.
  const group = element.closest('.e-search, .e-item > .e-line') ?? element;
  if (group === element && element.matches('fieldset, div, li')) {
    group.append(words);
  } else {
    group.after(words);
  }
}

function focusable(element) {
  return element?.matches('input, select, textarea')
    ? element
    : element?.querySelector('input:not([type=radio]), input:checked, input, select, textarea, button');
}

/** What a field is called on the screen, without "(optional)". */
function labelOf(field) {
  const label = field.labels?.[0];
  return field.getAttribute('aria-label') ?? (label?.querySelector('span') ?? label)?.textContent.trim();
}

function summarize(form, placed) {
  const notice = notify(form, 'bad', words(form).invalid);
  const text = notice.firstElementChild;
  text.tabIndex = -1;
  const list = document.createElement('ul');
  for (const error of placed) {
    const item = document.createElement('li');
    const target = focusable(error.element);
    if (target) {
      const link = document.createElement('button');
      link.type = 'button';
      link.className = 'e-link';
      link.textContent = [labelOf(target), error.message].filter(Boolean).join(' : ');
      link.addEventListener('click', () => target.focus());
      item.append(link);
    } else {
      item.textContent = error.message;
    }
    list.append(item);
  }
  text.append(list);
}
