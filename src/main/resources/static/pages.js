// Our own pages work without this; it makes them quicker.

for (const form of document.querySelectorAll('form[data-once]')) {
  // A second tap on "Une facture" must not start a second one.
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = 'true';
  });
}

// Coming back with the browser's "back" shows the page as it was left.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-once]')) {
    delete form.dataset.sent;
  }
});

for (const select of document.querySelectorAll('select[data-submit]')) {
  select.addEventListener('change', () => select.form.requestSubmit());
}

// A question before something that others notice.
for (const button of document.querySelectorAll('[data-opens]')) {
  const dialog = document.getElementById(button.dataset.opens);
  button.addEventListener('click', () => dialog.showModal());
  dialog.querySelector('[data-closes]').addEventListener('click', () => dialog.close());
}
