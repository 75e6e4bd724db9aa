// The page of a client works without this; it shows only what the kind of client needs, and offers the VAT number.

import { offerVatNumber } from '/forms/vat-number.js';

const form = document.querySelector('[data-client]');
const kinds = [...form.querySelectorAll('input[name=kind]')];

function showKind() {
  const company = kinds.find((kind) => kind.checked)?.value !== 'CONSUMER';
  for (const part of form.querySelectorAll('[data-company]')) {
    part.hidden = !company;
    for (const field of part.querySelectorAll('input')) {
      field.disabled = !company;
    }
  }
}

kinds.forEach((kind) => kind.addEventListener('change', showKind));
showKind();
offerVatNumber({
  siren: form.elements.siren,
  vatNumber: form.elements.vatNumber,
  country: form.elements['billingAddress.country'],
  button: form.querySelector('[data-use-vat]'),
});
document.querySelector('[data-problems]')?.focus();
