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

  /** Brings in what could not be saved the last time, unless somebody has written since. @returns whether it did */
  async catchUp() {
    const waiting = JSON.parse(sessionStorage.getItem(this.url) ?? 'null');
    sessionStorage.removeItem(this.url);
    const current = waiting?.version === this.version;
    if (current) {
      await put(this.url, waiting);
    }
    return current;
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
      sessionStorage.removeItem(this.url);
      this.told('saved');
    } catch (problem) {
      this.failed(content, problem);
    }
  }

  /** What the server has not taken waits in this browser too: the session may have ended, the page may be reloaded. */
  failed(content, problem) {
    sessionStorage.setItem(this.url, JSON.stringify({ version: this.version, content }));
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
