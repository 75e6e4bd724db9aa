// Step 4: when to pay, and into which account.

import { openStep } from './wizard.js';
import { copy, one, show, tell } from './page.js';

const ON_DATE = 'ON_DATE';

export function open(camForm) {
  return openStep(camForm, 'payment-terms', new PaymentTerms(camForm.formElement[0]));
}

class PaymentTerms {
  constructor(form) {
    this.form = form;
    this.dueDate = one(form, '[name=dueDate]');
  }

  fill({ content, view }, desk) {
    this.desk = desk;
    this.rules = view.rules;
    one(this.form, '[data-rules]').replaceChildren(...view.rules.map((rule) => this.rule(rule, content.rule)));
    one(this.form, '[data-accounts]').replaceChildren(
      ...view.accounts.map((account) => this.account(account, content.accountId)),
    );
    this.dueDate.value = content.dueDate ?? '';
    this.dueDate.min = view.today;
    this.dueDate.addEventListener('input', () => desk.changed());
    this.showDue();
  }

  focus() {
    return one(this.form, '[data-next]');
  }

  read() {
    return { rule: this.chosen('rule'), dueDate: this.dueDate.value, accountId: this.chosen('accountId') };
  }

  chosen(name) {
    return one(this.form, `[name=${name}]:checked`)?.value ?? '';
  }

  rule(rule, chosen) {
    return this.choice(copy(this.form, 'rule'), { name: rule.words }, rule.name, chosen);
  }

  account(account, chosen) {
    const texts = { name: account.label, iban: account.iban, holder: account.holder };
    return this.choice(copy(this.form, 'account'), texts, account.id, chosen);
  }

  choice(label, texts, value, chosen) {
    tell(label, texts);
    const input = one(label, 'input');
    input.value = value;
    input.checked = value === chosen;
    input.addEventListener('change', () => {
      this.showDue();
      this.desk.changed();
    });
    return label;
  }

  showDue() {
    const rule = this.chosen('rule');
    show(one(this.form, '[data-agreed]'), rule === ON_DATE);
    tell(this.form, { due: this.rules.find((one) => one.name === rule)?.due });
  }
}
