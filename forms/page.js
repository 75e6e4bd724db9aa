// Small helpers over the DOM. Data goes in as text only, never as markup.

export const one = (root, selector) => root.querySelector(selector);
export const all = (root, selector) => [...root.querySelectorAll(selector)];

/** A copy of `<template data-NAME>`'s element. */
export function copy(root, name) {
  return one(root, `template[data-${name}]`).content.firstElementChild.cloneNode(true);
}

/** Sets the text of every `[data-NAME]` in root. */
export function tell(root, texts) {
  for (const [name, text] of Object.entries(texts)) {
    for (const element of all(root, `[data-${name}]`)) {
      element.textContent = text ?? '';
    }
  }
}

export function show(element, shown) {
  element.hidden = !shown;
}

/** Runs after a pause in calls; `.now()` runs what is waiting at once. */
export function afterPause(milliseconds, run) {
  let timer;
  const later = (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...args), milliseconds);
  };
  later.cancel = () => clearTimeout(timer);
  return later;
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
