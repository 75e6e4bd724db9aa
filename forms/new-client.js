// "Ajouter un nouveau client" inside the step. What is half-typed stays in this browser until the client is added.

import { post } from './server.js';
import { all, one, show } from './page.js';

export class NewClient {
  constructor(root, taskId, added) {
    this.root = root;
    this.added = added;
    this.key = `encaisse-new-client-${taskId}`;
    this.fields = all(root, 'input[name]');
    for (const field of this.fields) {
      field.addEventListener('input', () => this.remember());
      field.addEventListener('keydown', (event) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          this.add();
        }
      });
    }
    for (const kind of all(root, 'input[name=kind]')) {
      kind.addEventListener('change', () => this.showKind());
    }
    one(root, '[data-keep]').addEventListener('click', () => this.add());
    this.recall();
  }

  show(shown, searched) {
    show(this.root, shown);
    if (shown) {
      const name = one(this.root, '[name=name]');
      name.value ||= searched;
      this.showKind();
      name.focus();
    }
  }

  showKind() {
    const company = one(this.root, 'input[name=kind]:checked').value === 'COMPANY';
    for (const field of all(this.root, '[data-company]')) {
      show(field, company);
    }
  }

  /** The fields as our API takes them: "billingAddress.street" goes into an address, "contacts[0].name" into a list. */
  read() {
    const client = {};
    for (const field of this.fields.filter((one) => one.type !== 'radio' || one.checked)) {
      const [outer, inner] = field.name.split('.');
      if (inner === undefined) {
        client[outer] = field.value;
      } else if (outer === 'contacts[0]') {
        (client.contacts ??= [{}])[0][inner] = field.value;
      } else {
        (client[outer] ??= { country: 'FR' })[inner] = field.value;
      }
    }
    if (client.kind === 'CONSUMER') {
      client.siren = '';
      client.vatNumber = '';
    }
    return client;
  }

  async add() {
    const button = one(this.root, '[data-keep]');
    button.disabled = true;
    try {
      const client = await post('/api/clients', this.read());
      this.forget();
      this.added(client);
    } catch (problem) {
      this.desk.explain(problem);
    } finally {
      button.disabled = false;
    }
  }

  remember() {
    const typed = this.fields.filter((field) => field.type !== 'radio').map((field) => [field.name, field.value]);
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
    for (const field of this.fields.filter((one) => one.type !== 'radio')) {
      field.value = '';
    }
  }
}
