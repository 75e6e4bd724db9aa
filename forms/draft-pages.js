// The pages of a draft as they will be printed; a tap enlarges one.

import { Offline, Refused } from './server.js';
import { copy, one, show, tell } from './page.js';
import { first } from './tasks.js';
import { words } from './notices.js';
import { PageViewer } from './page-viewer.js';

export class DraftPages {
  /** @param url(rest) of what belongs to the task */
  constructor(form, url) {
    Object.assign(this, { form, url, words: one(form, '[data-page-words]').dataset });
    one(form, '[data-again]').addEventListener('click', () => this.show());
  }

  /** Nothing to lay out while something is not sound: then that is all there is to see. */
  async show() {
    const place = (name) => one(this.form, `[data-${name}]`);
    show(place('preview'), true);
    show(place('no-pages'), false);
    show(place('rendering'), true);
    try {
      const { count } = await first(this.url('pages'));
      const numbers = Array.from({ length: count }, (_, index) => index + 1);
      place('pages').replaceChildren(...numbers.map((number) => this.page(number, count)));
      const draft = place('draft-pdf');
      if (draft) {
        draft.href = this.url('preview.pdf');
        show(draft, count > 0);
      }
      show(place('preview'), count > 0);
    } catch (problem) {
      this.failed(problem);
    } finally {
      show(place('rendering'), false);
    }
  }

  failed(problem) {
    tell(this.form, { 'no-pages-words': this.reason(problem) });
    show(one(this.form, '[data-no-pages]'), true);
  }

  reason(problem) {
    if (problem instanceof Offline) {
      return words(this.form).offline;
    }
    const busy = problem instanceof Refused && problem.status === 503;
    return (busy && problem.errors[0]?.message) || this.words.failed;
  }

  /** A page as an image that a tap enlarges; one that did not come is fetched again by a tap. */
  page(number, count) {
    const button = copy(this.form, 'page-image');
    const image = one(button, 'img');
    const name = `${this.words.page} ${number} / ${count}`;
    image.alt = name;
    image.src = this.url(`pages/${number}.png`);
    button.setAttribute('aria-label', `${this.words.enlarge} : ${name}`);
    button.addEventListener('click', () => {
      if (image.complete && !image.naturalWidth) {
        image.src = this.url(`pages/${number}.png?again=${Date.now()}`);
      } else {
        this.viewer(count).open(number, image.src);
      }
    });
    return button;
  }

  viewer(count) {
    const address = (number) => this.url(`pages/${number}.png?large=true`);
    return new PageViewer(one(this.form, '[data-viewer]'), count, address, this.words);
  }
}
