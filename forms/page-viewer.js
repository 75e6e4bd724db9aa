// One page of the document, large: pinch, double tap, keys or buttons enlarge it.

import { one, show, tell } from './page.js';

const STEPS = [1, 1.5, 2, 3, 4];
const CLOSER = 2;

export class PageViewer {
  /** @param address(number) of the image in print quality */
  constructor(dialog, count, address, words) {
    Object.assign(this, { dialog, count, address, words });
    this.stage = one(dialog, '[data-stage]');
    this.image = one(dialog, '[data-large]');
    const on = (name, act) => {
      one(dialog, `[data-${name}]`).onclick = act;
    };
    on('earlier', () => this.turn(-1));
    on('later', () => this.turn(1));
    on('smaller', () => this.step(-1));
    on('larger', () => this.step(1));
    on('close', () => dialog.close());
    this.stage.ondblclick = (event) => this.enlarge(this.scale > 1 ? 1 : CLOSER, event);
    this.stage.onkeydown = (event) => this.key(event);
    this.listenToFingers();
  }

  /** @param already what the page shows, until the sharper image is there */
  open(number, already) {
    this.number = number;
    this.dialog.showModal();
    this.showPage(already);
    this.stage.focus();
  }

  showPage(already) {
    const number = this.number;
    tell(this.dialog, { position: `${this.words.page} ${number} / ${this.count}` });
    show(one(this.dialog, '[data-turns]'), this.count > 1);
    one(this.dialog, '[data-earlier]').disabled = number === 1;
    one(this.dialog, '[data-later]').disabled = number === this.count;
    this.image.alt = `${this.words.page} ${number} / ${this.count}`;
    this.enlarge(1);
    const sharp = new Image();
    sharp.onload = () => {
      if (this.number === number) {
        this.image.src = sharp.src;
      }
    };
    if (already) {
      this.image.src = already;
    } else {
      this.image.removeAttribute('src');
    }
    sharp.src = this.address(number);
  }

  turn(by) {
    const number = this.number + by;
    if (number >= 1 && number <= this.count) {
      this.number = number;
      this.showPage();
    }
  }

  step(by) {
    const larger = STEPS.find((step) => step > this.scale + 0.01) ?? STEPS.at(-1);
    const smaller = STEPS.findLast((step) => step < this.scale - 0.01) ?? 1;
    this.enlarge(by > 0 ? larger : smaller);
  }

  key(event) {
    const moves = { '+': () => this.step(1), '-': () => this.step(-1), PageDown: () => this.turn(1), PageUp: () => this.turn(-1) };
    if (moves[event.key] && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      moves[event.key]();
    }
  }

  /** Keeps what lies under the point (default: the middle) where it is. */
  enlarge(scale, point) {
    const { stage, image } = this;
    const box = stage.getBoundingClientRect();
    const x = (point?.clientX ?? box.left + box.width / 2) - box.left;
    const y = (point?.clientY ?? box.top + box.height / 2) - box.top;
    const grown = scale / (this.scale ?? 1);
    const [left, top] = [(stage.scrollLeft + x) * grown - x, (stage.scrollTop + y) * grown - y];
    this.scale = scale;
    image.style.width = `${scale * 100}%`;
    stage.scrollTo(left, top);
    one(this.dialog, '[data-smaller]').disabled = scale <= 1;
    one(this.dialog, '[data-larger]').disabled = scale >= STEPS.at(-1);
  }

  /** The page itself cannot be pinched behind a dialog that scrolls: two fingers enlarge the image. */
  listenToFingers() {
    let apart = 0;
    let from = 1;
    const distance = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    this.stage.ontouchstart = ({ touches }) => {
      apart = touches.length === 2 ? distance(touches) : 0;
      from = this.scale;
    };
    const move = (event) => {
      if (apart && event.touches.length === 2) {
        event.preventDefault();
        const [a, b] = event.touches;
        const middle = { clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 };
        const scale = (from * distance(event.touches)) / apart;
        this.enlarge(Math.min(STEPS.at(-1), Math.max(1, scale)), middle);
      }
    };
    this.stage.addEventListener('touchmove', move, { passive: false });
  }
}
