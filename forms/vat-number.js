// The VAT number that follows from a French company's SIREN, offered beside the field. Whether the company has one is
// for people to know: under the VAT franchise it may have none, so nothing is filled in by itself.

export function offerVatNumber({ siren, vatNumber, country, button }) {
  let offered = '';
  const look = () => {
    offered = vatNumber.value.trim() === '' && country.value === 'FR' ? frenchVatNumber(siren.value) : '';
    button.hidden = offered === '';
    button.textContent = button.dataset.words.replace('{0}', offered);
  };
  for (const field of [siren, vatNumber, country]) {
    field.addEventListener('input', look);
  }
  button.addEventListener('click', () => {
    vatNumber.value = offered;
    vatNumber.dispatchEvent(new Event('input', { bubbles: true }));
    vatNumber.focus();
  });
  look();
  return look;
}

/** Empty unless the text is a SIREN, or a SIRET, whose SIREN has a valid key. */
function frenchVatNumber(typed) {
  const digits = typed.replace(/[\s.\-]/g, '');
  const siren = digits.slice(0, 9);
  if (!/^(\d{9}|\d{14})$/.test(digits) || !luhn(siren)) {
    return '';
  }
  const key = (12 + 3 * (Number(siren) % 97)) % 97;
  return `FR${String(key).padStart(2, '0')}${siren}`;
}

function luhn(digits) {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const weighted = at % 2 ? digit * 2 : Number(digit);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}
