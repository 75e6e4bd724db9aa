// One menu for all the buttons that open it, beside the button that did: with five hundred lines there is still one.

import { all, one, show } from './page.js';

export class Menu {
  /** @param act (name, button) what was chosen; answers whether the menu stays open */
  constructor(root, act) {
    this.root = root;
    root.addEventListener('click', (event) => this.choose(event, act));
    root.addEventListener('keydown', (event) => this.key(event));
    root.addEventListener('focusout', (event) => this.left(event));
  }

  /** @param {{without: string[], more: Element[]}} entries those that make no sense here, and those for here only */
  open(button, { without = [], more = [] }) {
    this.close();
    this.button = button;
    for (const entry of all(this.root, '[data-act]')) {
      show(entry, !without.includes(entry.dataset.act));
    }
    const list = one(this.root, '[data-more]');
    if (list) {
      one(list, '[data-entries]').replaceChildren(...more);
      show(list, more.length > 0);
    }
    show(this.root, true);
    button.setAttribute('aria-expanded', 'true');
    this.root.scrollTop = 0;
    this.place();
    this.entries()[0]?.focus({ preventScroll: true });
    document.addEventListener('scroll', this.place, { capture: true, passive: true });
    document.addEventListener('pointerdown', this.outside);
  }

  isOpenFor(button) {
    return this.button === button;
  }

  /** Beneath its button, or above it where there is more room. */
  place = () => {
    if (!this.button?.isConnected) {
      this.close();
      return;
    }
    const button = this.button.getBoundingClientRect();
    const below = innerHeight - button.bottom;
    const upwards = below < 320 && button.top > below;
    const { style } = this.root;
    style.right = `${Math.max(8, document.documentElement.clientWidth - button.right)}px`;
    style.top = upwards ? 'auto' : `${button.bottom + 4}px`;
    style.bottom = upwards ? `${innerHeight - button.top + 4}px` : 'auto';
    style.maxHeight = `${Math.max(160, (upwards ? button.top : below) - 16)}px`;
  };

  close() {
    if (!this.button) {
      return;
    }
    const { button } = this;
    this.button = null;
    button.setAttribute('aria-expanded', 'false');
    show(this.root, false);
    document.removeEventListener('scroll', this.place, { capture: true });
    document.removeEventListener('pointerdown', this.outside);
  }

  choose(event, act) {
    const entry = event.target.closest('button');
    if (entry && this.button) {
      const { button } = this;
      if (act(entry, button)) {
        this.place();
        entry.focus({ preventScroll: true });
      } else {
        this.close();
      }
    }
  }

  key(event) {
    const entries = this.entries();
    const at = entries.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Escape') {
      const { button } = this;
      this.close();
      button?.focus();
    } else if (to !== undefined) {
      entries.at(to % entries.length).focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  left(event) {
    if (event.relatedTarget && !this.root.contains(event.relatedTarget) && event.relatedTarget !== this.button) {
      this.close();
    }
  }

  outside = (event) => {
    if (this.button && !this.root.contains(event.target) && !this.button.contains(event.target)) {
      this.close();
    }
  };

  entries() {
    return all(this.root, 'button').filter((entry) => !entry.hidden && !entry.closest('[hidden]'));
  }
}
