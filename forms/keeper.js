// Keeps what is typed, half a breath after the last key; one request at a time, each naming the version it read.

import { put, Refused } from './server.js';

const BREATH = 400;
const AGAIN = 3000;

export class Keeper {
  /**
   * @param {Unsaved} unsaved where what the server does not take waits
   * @param {(state: 'saving'|'saved'|'offline'|Refused) => void} told
   */
  constructor(taskId, unsaved, version, told) {
    this.url = `/api/tasks/${encodeURIComponent(taskId)}`;
    this.unsaved = unsaved;
    this.version = version;
    this.told = told;
    this.waiting = null;
    this.unsent = null;
    this.running = Promise.resolve();
    this.stopped = false;
    this.leaving = () => document.visibilityState === 'hidden' && this.flush({ keepalive: true });
    document.addEventListener('visibilitychange', this.leaving);
  }

  /** Something is typed that the server has not taken. */
  get dirty() {
    return this.unsent !== null;
  }

  /** Brings in what could not be saved the last time, unless somebody has written since. @returns whether it did */
  async catchUp() {
    const waiting = this.unsaved.read();
    if (waiting?.version !== this.version) {
      return false;
    }
    try {
      await put(this.url, waiting);
    } catch (problem) {
      if (problem instanceof Refused) {
        return false;
      }
      throw problem;
    }
    this.unsaved.forget();
    return true;
  }

  changed(content) {
    this.unsent = content;
    if (this.stopped) {
      this.setAside();
    } else {
      this.waiting = content;
      this.later(BREATH);
    }
  }

  later(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), milliseconds);
  }

  /** Sends what waits, after what is already on its way. */
  flush(options) {
    clearTimeout(this.timer);
    this.running = this.running.then(() => this.save(options));
    return this.running;
  }

  async save(options) {
    const content = this.waiting;
    if (content === null || this.stopped) {
      return;
    }
    this.waiting = null;
    this.told('saving');
    try {
      this.kept((await put(this.url, { version: this.version, content }, options)).version);
      this.told('saved');
    } catch (problem) {
      this.failed(content, problem);
    }
  }

  failed(content, problem) {
    this.setAside();
    if (problem instanceof Refused) {
      this.stopped = true;
      this.told(problem);
    } else {
      this.waiting ??= content;
      this.told('offline');
      this.later(AGAIN);
    }
  }

  /** What a move takes along; nothing is saved on its own meanwhile. */
  async handOver(content) {
    clearTimeout(this.timer);
    await this.running;
    this.waiting = null;
    return { version: this.version, content };
  }

  /** The server has kept what was sent, as this version. */
  kept(version) {
    if (version !== undefined) {
      this.version = version;
    }
    if (this.waiting === null) {
      this.unsent = null;
      this.unsaved.forget();
    }
  }

  /** Leaves what is not saved in this browser. */
  setAside() {
    if (this.dirty) {
      this.unsaved.keep(this.version, this.unsent);
    }
  }

  /** Saves no more until it is told to go on. */
  pause() {
    this.setAside();
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** Goes on from a version; what was not saved is written on top of it. */
  goOn(version) {
    this.version = version;
    this.stopped = false;
    if (this.dirty) {
      this.changed(this.unsent);
    }
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    document.removeEventListener('visibilitychange', this.leaving);
  }
}
