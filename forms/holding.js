// Whose draft it is while its form is open: a colleague may take it over, another device may write or move on.

import { get, post, Refused } from './server.js';
import { all, one } from './page.js';
import { openTask } from './tasks.js';
import { notify, quiet } from './notices.js';

const EVERY = 4000;

export class Holding {
  /** @param desk the form with its task, invoice, step's name, keeper and words */
  constructor(desk) {
    this.desk = desk;
    this.held = true;
    this.back = () => document.visibilityState === 'visible' && this.look();
    document.addEventListener('visibilitychange', this.back);
    this.timer = setInterval(() => this.look(), EVERY);
  }

  stop() {
    clearInterval(this.timer);
    document.removeEventListener('visibilitychange', this.back);
  }

  ask() {
    return get(`/api/invoices/${this.desk.invoice}/standing?step=${this.desk.stepName}`);
  }

  async look() {
    const { desk } = this;
    if (!desk.form.isConnected) {
      desk.leave();
    } else if (document.visibilityState === 'visible' && !desk.busy) {
      const standing = await this.ask().catch(() => null);
      if (standing && !desk.busy && desk.form.isConnected) {
        this.seen(standing);
      }
    }
  }

  seen(standing) {
    const { keeper, taskId, words } = this.desk;
    if (!standing.mine) {
      this.takenOver(standing);
    } else if (!this.held) {
      this.regained(standing);
    } else if (standing.taskId && standing.taskId !== taskId) {
      this.follow(standing.taskId);
    } else if (standing.version > keeper.version && !keeper.dirty && this.told !== standing.version) {
      this.told = standing.version;
      this.tell('info', words.newer, [this.latest()]);
    }
  }

  /** The server refused: says why where it is about who has the draft or which version. @returns whether it was */
  async explains(problem) {
    const about = problem instanceof Refused && [403, 404, 409].includes(problem.status);
    const standing = about ? await this.ask().catch(() => null) : null;
    if (!standing) {
      return false;
    }
    const { keeper, taskId } = this.desk;
    const elsewhere = standing.taskId !== null && standing.taskId !== taskId;
    const stale = problem.status === 409 && standing.taskId === taskId && standing.version !== null;
    if (!standing.mine) {
      this.takenOver(standing);
    } else if (elsewhere) {
      this.follow(standing.taskId);
    } else if (stale && standing.version !== keeper.version) {
      this.stale();
    } else {
      return false;
    }
    return true;
  }

  /** The invoice stands elsewhere by now; what is not saved here waits, and the other form says so. */
  follow(taskId) {
    this.desk.keeper.setAside();
    this.desk.leave();
    openTask({ taskId });
  }

  takenOver({ holder, words }) {
    if (this.held || this.holder !== holder) {
      this.held = false;
      this.holder = holder;
      this.heldWords = words;
      this.desk.keeper.pause();
      this.lock(true);
      this.tellTaken();
    }
  }

  tellTaken() {
    const { keeper, words } = this.desk;
    this.keptTold = keeper.dirty;
    one(this.desk.form, '[data-saved-note]').textContent = '';
    this.tell('warn', keeper.dirty ? `${this.heldWords} ${words.keptHere}` : this.heldWords, [
      { label: words.takeBack, run: () => this.takeBack() },
      { label: words.home, href: '/' },
    ]);
  }

  /** Somebody types on although the draft is a colleague's by now. */
  typed() {
    if (!this.held && !this.keptTold) {
      this.tellTaken();
    }
  }

  async takeBack() {
    const { desk } = this;
    try {
      const { taskId } = await post(`/api/invoices/${desk.invoice}/take-over`, { from: this.holder });
      if (taskId === desk.taskId) {
        this.regained(await this.ask());
      } else {
        this.follow(taskId);
      }
    } catch (problem) {
      this.held = true;
      if (!(await this.explains(problem))) {
        desk.explain(problem);
      }
    }
  }

  regained({ taskId, version }) {
    const { keeper } = this.desk;
    this.held = true;
    this.holder = null;
    this.lock(false);
    if (taskId !== this.desk.taskId) {
      this.follow(taskId);
    } else if (version === keeper.version) {
      quiet(this.desk.form);
      keeper.goOn(keeper.version);
    } else if (keeper.dirty) {
      this.stale();
    } else {
      location.reload();
    }
  }

  /** Somebody, perhaps the same person elsewhere, has written since this form was read. */
  stale() {
    const { keeper, words } = this.desk;
    keeper.pause();
    this.tell('warn', words.conflict, [this.latest(), { label: words.keepMine, run: () => this.keepMine() }]);
  }

  latest() {
    return {
      label: this.desk.words.latest,
      run: () => {
        this.desk.keeper.setAside();
        location.reload();
      },
    };
  }

  /** Writes on top of what is there, knowingly. */
  async keepMine() {
    const { desk } = this;
    try {
      const { version } = await this.ask();
      quiet(desk.form);
      desk.keeper.goOn(version);
      desk.changed();
    } catch (problem) {
      desk.explain(problem, () => this.keepMine());
    }
  }

  /** What waits in this browser, for this step or another, and does not fit what the server has. */
  offerUnsaved() {
    const { desk } = this;
    const { words } = desk;
    const elsewhere = desk.unsaved.elsewhere();
    if (desk.unsaved.read()) {
      this.tell('warn', words.unsaved, [
        { label: words.bringBack, run: () => this.bringBack() },
        { label: words.forget, run: () => this.forget() },
      ]);
    } else if (elsewhere) {
      this.tell('warn', words.unsavedElsewhere, [{ label: words.goThere, run: () => desk.go(elsewhere) }]);
    }
  }

  async bringBack() {
    const { keeper, unsaved } = this.desk;
    unsaved.keep(keeper.version, unsaved.read().content);
    if (await keeper.catchUp().catch(() => false)) {
      location.reload();
    } else {
      this.desk.explain(new Refused(409, {}));
    }
  }

  forget() {
    this.desk.unsaved.forget();
    quiet(this.desk.form);
  }

  lock(locked) {
    for (const button of all(this.desk.form, '.e-moves button, .e-steps button')) {
      button.disabled = locked;
    }
  }

  tell(kind, text, actions) {
    notify(this.desk.form, kind, text, actions).scrollIntoView({ block: 'nearest' });
  }
}
