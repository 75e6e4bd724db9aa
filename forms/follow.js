// Asking again and again: one question at a time, further apart while there is no answer, at once when the network is back.

const FIRST_RETRY = 1000;
const LAST_RETRY = 15000;

export class Follower {
  /**
   * @param look asks once; @param pace milliseconds between two good answers; @param goesOn whether to ask at all
   * @param trouble told of what went wrong, answers whether to try again
   */
  constructor({ look, pace, goesOn, trouble }) {
    Object.assign(this, { look, pace, goesOn, trouble });
    this.failures = 0;
  }

  async run() {
    const back = () => document.visibilityState === 'visible' && this.atOnce();
    addEventListener('online', back);
    document.addEventListener('visibilitychange', back);
    try {
      while (this.goesOn()) {
        await this.rest();
        if (!this.goesOn() || !(await this.answered())) {
          return;
        }
      }
    } finally {
      removeEventListener('online', back);
      document.removeEventListener('visibilitychange', back);
    }
  }

  async answered() {
    try {
      await this.look();
      this.failures = 0;
      return true;
    } catch (problem) {
      this.failures++;
      return this.trouble(problem);
    }
  }

  rest() {
    const retry = Math.min(LAST_RETRY, FIRST_RETRY * 2 ** (this.failures - 1));
    return new Promise((resolve) => {
      let timer;
      this.atOnce = resolve;
      this.anew = () => {
        clearTimeout(timer);
        timer = setTimeout(resolve, this.failures ? retry : this.pace());
      };
      this.anew();
    });
  }

  atOnce() {}

  /** The pace has changed: a rest that has begun is measured by the new one. */
  anew() {}
}
