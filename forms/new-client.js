// "Ajouter un nouveau client" inside the step. What is half-typed stays in this browser until the client is added.

import { post, Refused } from './server.js';
import { all, copy, one, show, tell } from './page.js';
import { HalfTyped, onEnter } from './half-typed.js';
import { offerVatNumber } from './vat-number.js';

export class NewClient {
  /** @param {{form, root, taskId, chosen(client), facts(client) -> text, words}} parts */
  constructor({ form, root, taskId, chosen, facts, words }) {
    this.form = form;
    this.root = root;
    this.chosen = chosen;
    this.facts = facts;
    this.words = words;
    this.fields = all(root, 'input[name], select[name]');
    this.halfTyped = new HalfTyped(`encaisse-new-client-${taskId}`, this.fields);
    onEnter(this.fields, () => this.add());
    for (const kind of all(root, 'input[name=kind]')) {
      kind.addEventListener('change', () => this.showKind());
    }
    for (const field of this.fields) {
      field.addEventListener('input', () => this.showAlike(null));
    }
    this.offer = offerVatNumber({
      siren: one(root, '[name=siren]'),
      vatNumber: one(root, '[name=vatNumber]'),
      country: one(root, '[name="billingAddress.country"]'),
      button: one(root, '[data-use-vat]'),
    });
    one(root, '[data-keep]').addEventListener('click', () => this.add());
    one(root, '[data-anyway]').addEventListener('click', () => this.add('?anyway=true'));
  }

  show(shown, searched) {
    show(this.root, shown);
    if (shown) {
      const name = one(this.root, '[name=name]');
      name.value ||= searched;
      this.showKind();
      this.offer();
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
    const client = { contacts: [{}] };
    for (const field of this.fields.filter((one) => one.type !== 'radio' || one.checked)) {
      const [outer, inner] = field.name.split('.');
      if (inner === undefined) {
        client[outer] = field.value;
      } else if (outer === 'contacts[0]') {
        client.contacts[0][inner] = field.value;
      } else {
        (client[outer] ??= {})[inner] = field.value;
      }
    }
    client.deliveryAddress.country = client.billingAddress.country;
    if (client.kind === 'CONSUMER') {
      client.siren = '';
      client.vatNumber = '';
    }
    return client;
  }

  async add(how = '') {
    const button = one(this.root, '[data-keep]');
    if (button.disabled) {
      return;
    }
    button.disabled = true;
    this.desk.clearErrors();
    this.showAlike(null);
    try {
      const client = await post(`/api/clients${how}`, this.read());
      this.halfTyped.forget();
      this.chosen(client);
    } catch (problem) {
      this.refused(problem);
    } finally {
      button.disabled = false;
    }
  }

  /** Somebody like this is kept already: choose that one, or say that it is another one. */
  refused(problem) {
    const alike = (problem instanceof Refused && problem.answer.alike) || [];
    const maybe = problem.status === 409 && alike.length > 0;
    if (!maybe) {
      this.desk.explain(problem);
    }
    if (alike.length > 0) {
      this.showAlike(alike, problem.errors.find((error) => !maybe ? error.field === 'siren' : true)?.message ?? '', maybe);
    }
  }

  showAlike(alike, text, maybe) {
    show(one(this.root, '[data-alike]'), alike !== null);
    if (alike === null) {
      return;
    }
    tell(this.root, { 'alike-words': text });
    show(one(this.root, '[data-anyway]'), maybe);
    one(this.root, '[data-alike-choices]').replaceChildren(...alike.map((client) => this.choice(client)));
    one(this.root, '[data-alike]').scrollIntoView({ block: 'center' });
    one(this.root, maybe ? '[data-alike-words]' : '[data-alike-choices] button').focus({ preventScroll: true });
  }

  choice(client) {
    const button = copy(this.form, 'alike-choice');
    tell(button, { name: this.words.choose.replace('{0}', () => client.name), facts: this.facts(client) });
    button.addEventListener('click', () => this.chosen(client));
    return button;
  }
}
