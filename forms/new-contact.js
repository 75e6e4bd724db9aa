// "Ajouter un contact" for the client that is chosen.

import { post } from './server.js';
import { all, one, show } from './page.js';
import { HalfTyped, onEnter } from './half-typed.js';

export class NewContact {
  /** @param {{form, taskId, added(client)}} parts */
  constructor({ form, taskId, added }) {
    this.root = one(form, '[data-new-contact]');
    this.opener = one(form, '[data-add-contact]');
    this.keep = one(form, '[data-keep-contact]');
    this.added = added;
    this.fields = all(this.root, 'input');
    this.halfTyped = new HalfTyped(`encaisse-new-contact-${taskId}`, this.fields);
    onEnter(this.fields, () => this.add());
    this.opener.addEventListener('click', () => this.show(true));
    this.keep.addEventListener('click', () => this.add());
    one(form, '[data-no-new-contact]').addEventListener('click', () => {
      this.show(false);
      this.opener.focus();
    });
  }

  /** @param clientId whom the contact will belong to */
  of(clientId) {
    this.clientId = clientId;
    this.show(false);
  }

  show(shown) {
    show(this.root, shown);
    show(this.opener, !shown);
    if (shown) {
      this.fields[0].focus();
    }
  }

  async add() {
    if (this.keep.disabled) {
      return;
    }
    this.keep.disabled = true;
    this.desk.clearErrors();
    const typed = Object.fromEntries(this.fields.map((field) => [field.name.split('.')[1], field.value]));
    try {
      const client = await post(`/api/clients/${encodeURIComponent(this.clientId)}/contacts`, typed);
      this.halfTyped.forget();
      this.added(client);
    } catch (problem) {
      this.desk.explain(problem);
    } finally {
      this.keep.disabled = false;
    }
  }
}
