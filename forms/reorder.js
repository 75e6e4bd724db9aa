// Lines and sections carried by their handle: with a mouse, a finger or the keyboard. While they are carried by a pointer
// nothing is rearranged; a bar shows where they would go.

import { one, show } from './page.js';

const SLACK = 5;
const EDGE = 72;
const FASTEST = 24;

export class Reorder {
  /**
   * @param board {form, place, lines() -> Lines, thingOf(element), elementOf(thing), listOf(section), nameOf(thing),
   *     whereabouts(thing) -> words, put(thing, target), settled(thing) after it was put down elsewhere, say(key, ...texts)}
   */
  constructor(board) {
    this.board = board;
    this.bar = one(board.form, '[data-drop-bar]');
    this.chip = one(board.form, '[data-carried]');
    const { place } = board;
    place.addEventListener('pointerdown', (event) => this.down(event));
    place.addEventListener('pointermove', (event) => this.move(event));
    place.addEventListener('pointerup', (event) => this.up(event));
    place.addEventListener('pointercancel', () => this.cancel());
    place.addEventListener('lostpointercapture', () => this.cancel());
    place.addEventListener('contextmenu', (event) => handleOf(event) && event.preventDefault());
    place.addEventListener('click', (event) => this.click(event));
    place.addEventListener('keydown', (event) => this.key(event));
    place.addEventListener('focusout', (event) => this.left(event));
  }

  // By pointer

  down(event) {
    const handle = handleOf(event);
    if (!handle || event.button !== 0 || this.held) {
      return;
    }
    this.putDown();
    handle.setPointerCapture(event.pointerId);
    this.held = { handle, thing: this.board.thingOf(handle), pointer: event.pointerId, from: event.clientY };
  }

  move(event) {
    const { held } = this;
    if (held?.pointer !== event.pointerId) {
      return;
    }
    held.x = event.clientX;
    held.y = event.clientY;
    if (!held.begun && Math.abs(held.y - held.from) > SLACK) {
      this.begin(held);
    }
  }

  begin(held) {
    const { board } = this;
    held.begun = true;
    held.scroller = scrollerOf(board.place);
    held.floor = one(board.form, '.e-moves');
    this.lift(held.thing, held.handle);
    one(this.chip, '[data-carried-name]').textContent = board.nameOf(held.thing);
    show(this.chip, true);
    board.say('lifted', board.nameOf(held.thing));
    document.addEventListener('keydown', this.escape, { capture: true });
    this.follow();
  }

  /** Once per frame: scrolls near the edges, and shows where the thing would go. */
  follow = () => {
    const { held } = this;
    if (!held?.begun) {
      return;
    }
    const sight = this.sight(held);
    this.scroll(held, sight);
    const target = this.target(held, sight);
    const { top } = this.board.place.getBoundingClientRect();
    this.bar.style.transform = `translateY(${Math.round(target.barAt - top)}px)`;
    show(this.bar, true);
    this.chip.style.transform = `translate(${Math.round(held.x + 16)}px, ${Math.round(held.y - 22)}px)`;
    requestAnimationFrame(this.follow);
  };

  target({ thing, y }, { top, bottom }) {
    const seen = Math.min(Math.max(y, top), bottom);
    return this.isSection(thing) ? this.sectionTarget(thing, seen) : this.lineTarget(thing, seen);
  }

  /** Where lines can be seen: not beneath the buttons that stay at the bottom. */
  sight({ scroller, floor }) {
    const page = { top: 0, bottom: innerHeight };
    const { top, bottom } = scroller === document.scrollingElement ? page : scroller.getBoundingClientRect();
    return { top: Math.max(0, top), bottom: Math.min(bottom, innerHeight, floor.getBoundingClientRect().top) };
  }

  scroll({ scroller, y }, { top, bottom }) {
    const over = Math.max(0, y - (bottom - EDGE)) - Math.max(0, top + EDGE - y);
    if (over !== 0) {
      scroller.scrollTop += Math.sign(over) * Math.ceil((Math.min(Math.abs(over), EDGE) / EDGE) * FASTEST);
    }
  }

  lineTarget(thing, y) {
    const { board } = this;
    const { sections } = board.lines();
    const section = sections.find((one) => y < board.elementOf(one).getBoundingClientRect().bottom) ?? sections.at(-1);
    const { lines } = section;
    const before = firstBeneath(lines, y, (line) => board.elementOf(line).getBoundingClientRect());
    const list = board.listOf(section).getBoundingClientRect();
    const barAt = before < lines.length ? board.elementOf(lines[before]).getBoundingClientRect().top : list.bottom;
    const own = lines.indexOf(thing);
    return { section, at: own >= 0 && own < before ? before - 1 : before, barAt };
  }

  sectionTarget(thing, y) {
    const { board } = this;
    const { sections } = board.lines();
    const before = firstBeneath(sections, y, (section) => board.elementOf(section).getBoundingClientRect());
    const next = sections[before];
    const barAt = next
      ? board.elementOf(next).getBoundingClientRect().top - 8
      : board.elementOf(sections.at(-1)).getBoundingClientRect().bottom + 8;
    return { at: sections.indexOf(thing) < before ? before - 1 : before, barAt };
  }

  up(event) {
    const { held } = this;
    if (held?.pointer !== event.pointerId) {
      return;
    }
    this.release();
    if (held.begun) {
      this.drop(held.thing, held.handle, this.target(held, this.sight(held)));
    }
  }

  drop(thing, handle, target) {
    const moved = !this.isThere(thing, target);
    if (moved) {
      this.board.put(thing, target);
    }
    this.lower(thing, handle);
    this.board.say('dropped', this.board.nameOf(thing), this.board.whereabouts(thing));
    if (moved) {
      this.board.settled(thing);
    }
  }

  escape = (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.cancel();
    }
  };

  cancel() {
    const { held } = this;
    this.release();
    if (held?.begun) {
      this.lower(held.thing, held.handle);
      this.board.say('putBack', this.board.nameOf(held.thing));
    }
  }

  release() {
    this.held = null;
    show(this.bar, false);
    show(this.chip, false);
    document.removeEventListener('keydown', this.escape, { capture: true });
  }

  // By keyboard: a click without a pointer picks up and puts down, arrows carry

  click(event) {
    const handle = handleOf(event);
    if (!handle || event.detail > 0) {
      return;
    }
    if (this.carried) {
      this.putDown();
    } else {
      this.pickUp(this.board.thingOf(handle), handle);
    }
  }

  pickUp(thing, handle) {
    this.carried = { thing, handle, from: this.standing(thing) };
    handle.setAttribute('aria-pressed', 'true');
    this.lift(thing, handle);
    this.board.say('pickedUp', this.board.nameOf(thing), this.board.whereabouts(thing));
  }

  key(event) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!this.carried || !handleOf(event)) {
      return;
    }
    if (by) {
      this.carry(by);
    } else if (event.key === 'Escape') {
      this.takeBack();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  carry(by) {
    const { thing } = this.carried;
    const target = this.isSection(thing) ? this.nextSectionPlace(thing, by) : this.board.lines().beside(thing, by);
    if (target) {
      this.putAndStay(target);
    }
    this.board.say('whereabouts', this.board.nameOf(thing), this.board.whereabouts(thing));
  }

  nextSectionPlace(section, by) {
    const at = this.board.lines().sectionBeside(section, by);
    return at === null ? null : { at };
  }

  /** An element that is moved loses the focus; it stays carried all the same. */
  putAndStay(target) {
    const { thing, handle } = this.carried;
    this.moving = true;
    this.board.put(thing, target);
    handle.focus({ preventScroll: true });
    this.moving = false;
    (handle.closest('[data-item]') ?? handle).scrollIntoView({ block: 'nearest' });
  }

  takeBack() {
    const { thing, from } = this.carried;
    this.putAndStay(from);
    this.end();
    this.board.say('putBack', this.board.nameOf(thing));
  }

  putDown() {
    if (!this.carried) {
      return;
    }
    const { thing, from } = this.carried;
    this.end();
    this.board.say('dropped', this.board.nameOf(thing), this.board.whereabouts(thing));
    if (!this.isThere(thing, from)) {
      this.board.settled(thing);
    }
  }

  end() {
    const { thing, handle } = this.carried;
    this.carried = null;
    handle.removeAttribute('aria-pressed');
    this.lower(thing, handle);
  }

  left(event) {
    if (this.carried && !this.moving && event.target === this.carried.handle) {
      this.putDown();
    }
  }

  // Both

  isSection(thing) {
    return Array.isArray(thing.lines);
  }

  standing(thing) {
    const lines = this.board.lines();
    return this.isSection(thing) ? { at: lines.sections.indexOf(thing) } : lines.placeOf(thing);
  }

  isThere(thing, { section, at }) {
    const now = this.standing(thing);
    return now.at === at && now.section === section;
  }

  /** Whole sections are carried folded, so that the next one is near. */
  lift(thing, handle) {
    this.board.elementOf(thing).dataset.lifted = '';
    if (this.isSection(thing)) {
      keepInSight(handle, () => this.board.place.classList.add('e-folded'));
    }
  }

  lower(thing, handle) {
    delete this.board.elementOf(thing).dataset.lifted;
    keepInSight(handle, () => this.board.place.classList.remove('e-folded'));
  }
}

/** Does something that moves the element about, and scrolls so that it stays where the eye and the finger are. */
export function keepInSight(element, act) {
  const scroller = scrollerOf(element);
  const before = element.getBoundingClientRect().top;
  act();
  scroller.scrollTop += element.getBoundingClientRect().top - before;
}

/** What scrolls around the element: a column of Tasklist's, or the page. */
function scrollerOf(element) {
  for (let around = element.parentElement; around; around = around.parentElement) {
    const scrolls = around.scrollHeight > around.clientHeight && around !== document.body;
    if (scrolls && /auto|scroll/.test(getComputedStyle(around).overflowY)) {
      return around;
    }
  }
  return document.scrollingElement;
}

const handleOf = (event) => event.target.closest('[data-handle]');

/** The first whose middle is beneath y, by halves: their number does not matter. */
function firstBeneath(things, y, boxOf) {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { top, bottom } = boxOf(things[middle]);
    if ((top + bottom) / 2 > y) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}
