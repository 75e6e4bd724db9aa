// What every step of the wizard has in common: loading, keeping, going on, back, anywhere, giving up.

import { post, Offline, Refused } from './server.js';
import { all, one } from './page.js';
import { first, ofTask, openTask } from './tasks.js';
import { clearErrors, notify, quiet, showErrors, words } from './notices.js';
import { Keeper } from './keeper.js';
import { Holding } from './holding.js';
import { Unsaved } from './unsaved.js';

const MEND = 'encaisse-mend';

/**
 * Opens a step inside Tasklist.
 *
 * @param camForm Tasklist's form
 * @param path of the step in our API
 * @param step {fill(answer, desk), read() -> content; missing for steps that show only, focus() -> element,
 *     leaving() before a move, reveal(errors) before they are shown beside their fields, working(moved) for a step after
 *     which the engine has to work first}
 */
export async function openStep(camForm, path, step) {
  // Tasklist's own button would complete without saving; ours does both in one request.
  camForm.on('submit', (event) => {
    event.submitPrevented = true;
  });
  const desk = new Desk(camForm.formElement[0], camForm.taskId, step);
  await desk.load(path);
  return desk;
}

class Desk {
  constructor(form, taskId, step) {
    this.form = form;
    this.taskId = taskId;
    this.step = step;
    this.words = words(form);
    form.addEventListener('submit', (event) => event.preventDefault());
  }

  url(rest) {
    return ofTask(this.taskId, rest);
  }

  async load(path) {
    try {
      const answer = await first(this.url(path));
      this.invoice = answer.invoice;
      this.stepName = answer.step;
      this.unsaved = new Unsaved(answer.invoice, answer.step);
      this.keeper = new Keeper(this.taskId, this.unsaved, answer.version, (state) => this.told(state));
      if (await this.keeper.catchUp()) {
        this.keeper.stop();
        return this.load(path);
      }
      this.step.fill(answer, this);
      this.listen();
      delete this.form.dataset.loading;
      this.holding = new Holding(this);
      this.focus(this.step.focus?.());
      this.holding.offerUnsaved();
      this.mendIfSent();
    } catch (problem) {
      this.explain(problem, () => this.load(path));
    }
  }

  /** Where typing starts; under a thumb it is the heading, since the keyboard would cover what there is to choose from. */
  focus(start) {
    const typing = start?.matches('input, textarea') && matchMedia('(pointer: coarse)').matches;
    (typing ? one(this.form, '.e-step-title') : start)?.focus({ preventScroll: true });
  }

  /** The walk to a later step ended here: asking to go on tells what has to be mended. */
  mendIfSent() {
    if (sessionStorage.getItem(MEND) === this.taskId) {
      sessionStorage.removeItem(MEND);
      this.move('next');
    }
  }

  listen() {
    one(this.form, '[data-next]').addEventListener('click', () => this.move('next'));
    one(this.form, '[data-back]')?.addEventListener('click', () => this.move('back'));
    for (const button of all(this.form, '[data-go]:not([aria-current])')) {
      button.addEventListener('click', () => this.go(button.dataset.go));
    }
    this.form.addEventListener('keydown', (event) => this.enterMeansNext(event));
    this.askBeforeAbandoning();
  }

  go(step) {
    return this.move(`step/${step}`);
  }

  enterMeansNext(event) {
    const plainField = event.target.matches('input.e-input:not([role=combobox]):not([data-quantity])');
    if (event.key === 'Enter' && plainField && !event.defaultPrevented) {
      event.preventDefault();
      this.move('next');
    }
  }

  /** Something was typed. */
  changed() {
    this.keeper.changed(this.step.read());
    this.holding?.typed();
  }

  async move(where) {
    if (this.busy) {
      return;
    }
    this.setBusy(true);
    this.step.leaving?.();
    try {
      const typed = this.step.read ? await this.keeper.handOver(this.step.read()) : undefined;
      const moved = await post(this.url(where), typed);
      this.keeper.kept();
      this.leave();
      await this.moved(moved);
    } catch (problem) {
      this.setBusy(false);
      if (problem instanceof Offline && this.step.read) {
        this.changed();
      }
      await this.explainWithStanding(problem, () => this.move(where));
    }
  }

  /** The form is left: nothing is saved and nothing is asked any more. */
  leave() {
    this.keeper.stop();
    this.holding?.stop();
  }

  /** The answer to the last move may have been lost on its way, or somebody was quicker elsewhere. */
  async explainWithStanding(problem, again) {
    this.keeper.setAside();
    if (!(await this.holding.explains(problem))) {
      this.explain(problem, again);
    }
  }

  async moved(moved) {
    if (moved.mend) {
      sessionStorage.setItem(MEND, moved.next.taskId);
    }
    if (moved.next) {
      openTask(moved.next);
    } else if (moved.working) {
      await this.step.working(moved);
    } else {
      location.assign('/');
    }
  }

  setBusy(busy) {
    this.busy = busy;
    for (const button of all(this.form, '.e-moves button, .e-steps button')) {
      button.disabled = busy;
    }
  }

  askBeforeAbandoning() {
    const dialog = one(this.form, '[data-abandon-dialog]');
    one(this.form, '[data-abandon]').addEventListener('click', () => dialog.showModal());
    one(dialog, '[data-stay]').addEventListener('click', () => dialog.close());
    one(dialog, '[data-leave]').addEventListener('click', async () => {
      dialog.close();
      try {
        await post(this.url('abandon'));
        this.leave();
        this.unsaved.forget();
        location.assign('/');
      } catch (problem) {
        this.explainWithStanding(problem);
      }
    });
  }

  told(state) {
    const saved = one(this.form, '[data-saved-note]');
    if (state === 'saving' || state === 'saved') {
      saved.textContent = this.words[state];
      if (state === 'saved' && this.wasOffline) {
        quiet(this.form);
      }
      this.wasOffline = false;
    } else if (state === 'offline') {
      saved.textContent = '';
      this.wasOffline = true;
      this.explain(new Offline());
    } else {
      saved.textContent = '';
      this.explainWithStanding(state);
    }
  }

  /** Says what went wrong and what helps. */
  explain(problem, again) {
    const reload = { label: this.words.reload, run: () => location.reload() };
    if (problem instanceof Offline) {
      notify(this.form, 'warn', this.words.offline, again ? [{ label: this.words.again, run: again }] : []);
    } else if (!(problem instanceof Refused)) {
      notify(this.form, 'bad', this.words.failed, [reload]);
      throw problem;
    } else if (problem.status === 422) {
      this.keeper.kept(problem.version);
      this.step.reveal?.(problem.errors);
      showErrors(this.form, problem.errors);
    } else if (problem.status === 401) {
      notify(this.form, 'bad', this.words.signedOut, [{ label: this.words.signIn, href: '/login' }]);
    } else if (problem.status === 409) {
      this.keeper?.pause();
      notify(this.form, 'warn', problem.errors[0]?.message ?? this.words.conflict, [reload]);
    } else if (problem.status === 404 || problem.status === 403) {
      this.keeper?.pause();
      notify(this.form, 'warn', problem.errors[0]?.message ?? this.words.gone, [{ label: this.words.home, href: '/' }]);
    } else {
      notify(this.form, 'bad', problem.errors[0]?.message ?? this.words.failed, [reload]);
    }
  }

  clearErrors() {
    clearErrors(this.form);
  }
}

/** Fields by their names: fills them, and tells of every change. */
export function bindFields(desk, names, content) {
  const fields = names.map((name) => one(desk.form, `[name="${CSS.escape(name)}"]`));
  for (const field of fields) {
    field.value = content[field.name] ?? '';
    field.addEventListener('input', () => desk.changed());
  }
  return () => Object.fromEntries(fields.map((field) => [field.name, field.value]));
}
