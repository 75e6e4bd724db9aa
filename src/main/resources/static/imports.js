// Imports work without this: it says at once that a file is too large, and follows the progress.

import { get } from '/forms/server.js';

const PAUSE = 700;

const form = document.querySelector('form[data-import]');
if (form) {
  const file = form.querySelector('input[type=file]');
  const error = form.querySelector('[role=alert]');
  const tell = (message) => {
    error.textContent = message;
    file.toggleAttribute('aria-invalid', false);
    if (message) {
      file.setAttribute('aria-invalid', 'true');
    }
  };
  const tooLarge = () => (file.files[0]?.size ?? 0) > Number(form.dataset.mostBytes);
  file.addEventListener('change', () => tell(tooLarge() ? form.dataset.tooLarge : ''));
  // Before the listener that lets a form be sent once only.
  form.addEventListener('submit', (event) => {
    if (tooLarge()) {
      event.preventDefault();
      event.stopImmediatePropagation();
      tell(form.dataset.tooLarge);
      file.focus();
    } else {
      form.querySelector('button[type=submit]').textContent = form.dataset.sending;
    }
  }, { capture: true });
}

const shown = document.querySelector('[data-import-progress]');
if (shown) {
  follow(shown.dataset.importProgress);
}

async function follow(id) {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    try {
      const now = await get(`/imports/${id}/progress`);
      if (!now.running) {
        location.reload();
        return;
      }
      shown.querySelector('progress').value = now.percent;
      const text = shown.querySelector('[role=status]');
      if (text.textContent !== now.text) {
        text.textContent = now.text;
      }
    } catch {
      // The network blinks, or the session is over: the next look tells.
    }
  }
}
