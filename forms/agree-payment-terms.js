// Step 4: when to pay, and into which account.

import { dayInWords } from './days.js';
import { openStep } from './wizard.js';
import { copy, one, show, tell } from './page.js';
import { words } from './notices.js';

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
    this.dueDate.max = view.latest;
    this.dueDate.addEventListener('input', () => {
      this.showDue();
      desk.changed();
    });
    tell(this.form, { law: view.law });
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
    return this.choice(copy(this.form, 'rule'), { name: rule.words, day: rule.day }, rule.name, chosen);
  }

  account(account, chosen) {
    const texts = { name: account.label, iban: account.iban, holder: account.holder, preferred: account.preferred };
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
    const onDate = rule === ON_DATE;
    show(one(this.form, '[data-agreed]'), onDate);
    tell(this.form, { due: onDate ? this.agreed() : this.rules.find((one) => one.name === rule)?.due });
  }

  /** Said as soon as the day is typed: the field itself shows it in the browser's own order. */
  agreed() {
    const day = dayInWords(this.dueDate.value, words(this.form).language);
    return day && one(this.form, '[data-form-words]').dataset.due.replace('{0}', day);
  }
}
