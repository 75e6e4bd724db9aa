// Step 2: what the invoice is about, and the mentions as they will be printed.

import { bindFields, openStep } from './wizard.js';
import { sayDay } from './days.js';
import { one } from './page.js';

const FIELDS = ['title', 'description', 'serviceDate', 'orderReference', 'freeMention'];

export function open(camForm) {
  const form = camForm.formElement[0];
  const step = {
    fill({ content, view }, desk) {
      step.read = bindFields(desk, FIELDS, content);
      sayDay(form, one(form, '[name=serviceDate]'), 'service-day');
      one(form, '[data-mentions]').replaceChildren(...view.mentions.map(mention));
    },
    focus: () => one(form, '[name=title]'),
    read: () => ({}),
  };
  return openStep(camForm, 'description', step);
}

function mention({ text }) {
  const item = document.createElement('li');
  item.textContent = text;
  return item;
}
