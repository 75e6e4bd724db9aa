// Days in words: a date field shows 12/11 or 11/12 as the browser likes, words cannot be mixed up.

import { one, tell } from './page.js';

const spoken = (language) =>
  new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `2026-12-01` as "mardi 1er decembre 2026" in the page's language; empty when it is no day. */
export function dayInWords(day, language) {
  const time = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  if (Number.isNaN(time)) {
    return '';
  }
  const words = spoken(language).format(time);
  return language === 'fr' ? words.replace(/(^| )1 /, '$11er ') : words;
}

/** Tells the day of a field in `[data-NAME]`, now and whenever it changes. */
export function sayDay(form, field, name) {
  const say = () => tell(form, { [name]: dayInWords(field.value, one(form, '[data-words]').dataset.language) });
  field.addEventListener('input', say);
  say();
}
