// What is half-typed in fields that no draft keeps waits in this browser: a reload or another step loses nothing.

export class HalfTyped {
  constructor(key, fields) {
    this.key = key;
    this.fields = fields.filter((field) => field.type !== 'radio');
    this.fields.forEach((field) => field.addEventListener('input', () => this.remember()));
    this.initial = this.fields.map((field) => field.value);
    this.recall();
  }

  remember() {
    const typed = this.fields.map((field) => [field.name, field.value]);
    sessionStorage.setItem(this.key, JSON.stringify(Object.fromEntries(typed)));
  }

  recall() {
    const typed = JSON.parse(sessionStorage.getItem(this.key) ?? '{}');
    for (const field of this.fields.filter((one) => one.name in typed)) {
      field.value = typed[field.name];
    }
  }

  forget() {
    sessionStorage.removeItem(this.key);
    this.fields.forEach((field, at) => {
      field.value = this.initial[at];
    });
  }
}

/** Enter in one of the fields does what the button beside them does. */
export function onEnter(fields, run) {
  for (const field of fields) {
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        run();
      }
    });
  }
}
