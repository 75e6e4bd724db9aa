// Keeps the phone awake while the code is shown, and rings when the money is there. Both only where the browser allows.

const SOUND = 'encaisse-sound';
const AT_ONCE = 1500;

export class Attention {
  /** @param root while it stands in the page, the first tap or key in the page allows the sound */
  constructor(root) {
    this.root = root;
    this.muted = this.remembered();
    this.listeners = new AbortController();
    const { signal } = this.listeners;
    for (const gesture of ['pointerup', 'keydown']) {
      document.addEventListener(gesture, () => this.whileThere(() => this.allowSound()), { signal });
    }
    document.addEventListener('visibilitychange', () => this.whileThere(() => this.lockScreen()), { signal });
  }

  whileThere(act) {
    if (this.root.isConnected) {
      act();
    } else {
      this.rest();
      this.audio?.close();
      this.listeners.abort();
    }
  }

  /** The browser takes the lock away whenever the page is hidden; it is asked for again when the page comes back. */
  wake() {
    this.wanted = true;
    this.lockScreen();
  }

  async lockScreen() {
    if (!this.wanted || this.lock || this.asking || document.visibilityState === 'hidden') {
      return;
    }
    this.asking = true;
    try {
      const lock = await navigator.wakeLock?.request('screen');
      lock?.addEventListener('release', () => {
        this.lock = this.lock === lock ? null : this.lock;
      });
      this.lock = lock;
    } catch {
      // Refused, by a battery that runs low for instance: the code can be scanned all the same.
    }
    this.asking = false;
    if (!this.wanted) {
      this.rest();
    }
  }

  rest() {
    this.wanted = false;
    this.lock?.release().catch(() => {});
    this.lock = null;
  }

  /** Called from a gesture: browsers make no sound before one. */
  allowSound() {
    if (this.muted || this.audio === null) {
      return;
    }
    try {
      this.audio ??= new AudioContext();
      this.audio.resume();
    } catch {
      this.audio = null;
    }
  }

  mute(muted) {
    this.muted = muted;
    try {
      localStorage.setItem(SOUND, muted ? 'off' : 'on');
    } catch {
      // Remembered for this page only.
    }
  }

  remembered() {
    try {
      return localStorage.getItem(SOUND) === 'off';
    } catch {
      return false;
    }
  }

  /** Rings now or never: a sound that a later tap sets free would come out of the blue. */
  async celebrate() {
    this.rest();
    navigator.vibrate?.(200);
    this.allowSound();
    const since = Date.now();
    await this.audio?.resume();
    if (this.audio && !this.muted && Date.now() - since < AT_ONCE) {
      this.ring();
    }
  }

  /** Two notes, the second one higher. */
  ring() {
    const start = this.audio.currentTime;
    const tone = this.audio.createOscillator();
    const volume = this.audio.createGain();
    tone.frequency.setValueAtTime(660, start);
    tone.frequency.setValueAtTime(880, start + 0.15);
    volume.gain.setValueAtTime(0.2, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.6);
    tone.connect(volume).connect(this.audio.destination);
    tone.start(start);
    tone.stop(start + 0.6);
  }
}
