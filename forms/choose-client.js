// Step 1: whom the invoice is for.

import { openStep } from './wizard.js';
import { SearchList } from './search-list.js';
import { NewClient } from './new-client.js';
import { NewContact } from './new-contact.js';
import { copy, one, show, tell } from './page.js';

export function open(camForm) {
  const step = new ChooseClient(camForm.formElement[0], camForm.taskId);
  return openStep(camForm, 'client', step);
}

class ChooseClient {
  constructor(form, taskId) {
    this.form = form;
    this.words = one(form, '[data-form-words]').dataset;
    this.choosing = one(form, '[data-choosing]');
    this.search = new SearchList({
      root: this.choosing,
      url: '/api/clients',
      row: (client) => this.row(client),
      pick: (client) => this.choose(client),
      nothing: one(form, '[data-nobody]'),
    });
    this.newClient = new NewClient({
      form,
      root: one(form, '[data-new]'),
      taskId,
      chosen: (client) => this.choose(client),
      facts: (client) => this.facts(client),
      words: this.words,
    });
    this.newContact = new NewContact({ form, taskId, added: (client) => this.chooseNewest(client) });
  }

  fill({ content, view }, desk) {
    this.desk = desk;
    this.clientId = content.clientId ?? '';
    this.contactId = content.contactId ?? '';
    this.search.fill(view.recent);
    this.newClient.desk = desk;
    this.newContact.desk = desk;
    this.showChosen(view.chosen);
    one(this.form, '[data-change]').addEventListener('click', () => this.change());
    one(this.form, '[data-add]').addEventListener('click', () => this.addNew());
    one(this.form, '[data-not-now]').addEventListener('click', () => this.change());
  }

  focus() {
    return this.clientId ? one(this.form, '[data-next]') : this.search.input;
  }

  read() {
    return { clientId: this.clientId, contactId: this.contactId };
  }

  row(client) {
    const row = copy(this.form, 'row');
    tell(row, { name: client.name, facts: this.facts(client) });
    return row;
  }

  facts(client) {
    const kind = client.kind === 'CONSUMER' ? this.words.consumer : '';
    const contact = client.contacts[0]?.name ?? '';
    return [kind, contact === client.name ? '' : contact, client.place].filter(Boolean).join(' · ');
  }

  choose(client, contact = client.contacts[0]) {
    this.clientId = client.id;
    this.contactId = contact?.id ?? '';
    this.desk.clearErrors();
    this.desk.changed();
    this.showChosen(client);
    one(this.form, '[data-chosen-name]').focus({ preventScroll: true });
    one(this.form, '[data-chosen]').scrollIntoView({ block: 'nearest' });
  }

  /** The contact that was just added is the last one. */
  chooseNewest(client) {
    this.choose(client, client.contacts.at(-1));
  }

  showChosen(client) {
    show(one(this.form, '[data-chosen]'), client !== null);
    show(this.choosing, client === null);
    this.newClient.show(false);
    if (client) {
      tell(this.form, { 'chosen-name': client.name, 'chosen-facts': this.facts(client) });
      this.showContacts(client.contacts);
      this.newContact.of(client.id);
    }
  }

  showContacts(contacts) {
    const list = one(this.form, '[data-contact-list]');
    show(one(this.form, '[data-contacts]'), contacts.length > 0);
    list.replaceChildren(
      ...contacts.map((contact) => this.contact(contact)),
      this.contact({ id: '', name: this.words.noContact, role: '', email: '' }),
    );
  }

  contact(contact) {
    const choice = copy(this.form, 'contact');
    tell(choice, { name: contact.name, facts: [contact.role, contact.email].filter(Boolean).join(' · ') });
    const input = one(choice, 'input');
    input.value = contact.id;
    input.checked = contact.id === this.contactId;
    input.addEventListener('change', () => {
      this.contactId = contact.id;
      this.desk.changed();
    });
    return choice;
  }

  change() {
    this.showChosen(null);
    this.search.input.focus();
  }

  addNew() {
    show(this.choosing, false);
    this.newClient.show(true, this.search.input.value);
  }
}
