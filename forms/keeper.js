// Keeps what is typed, half a breath after the last key; one request at a time, each naming the version it read.

import { put, Refused } from './server.js';

const BREATH = 400;
const AGAIN = 3000;

export class Keeper {
  /** @param {(state: 'saving'|'saved'|'offline'|Refused) => void} told */
  constructor(taskId, version, told) {
    this.url = `/api/tasks/${encodeURIComponent(taskId)}`;
    this.version = version;
    this.told = told;
    this.waiting = null;
    this.running = Promise.resolve();
    this.stopped = false;
    this.leaving = () => document.visibilityState === 'hidden' && this.flush({ keepalive: true });
    document.addEventListener('visibilitychange', this.leaving);
  }

  changed(content) {
    this.waiting = content;
    this.later(BREATH);
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
      this.version = (await put(this.url, { version: this.version, content }, options)).version;
      this.told('saved');
    } catch (problem) {
      this.failed(content, problem);
    }
  }

  failed(content, problem) {
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

  /** The server has kept what was handed over. */
  kept(version) {
    if (version !== undefined) {
      this.version = version;
    }
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    document.removeEventListener('visibilitychange', this.leaving);
  }
}
