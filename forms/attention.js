// Keeps the phone awake while the code is shown, and rings when the money is there. Both only where the browser allows.

export class Attention {
  /** Called from a tap: browsers make no sound before one. */
  wake() {
    try {
      this.audio ??= new AudioContext();
    } catch {
      this.audio = null;
    }
    navigator.wakeLock?.request('screen').then(
      (lock) => {
        this.lock = lock;
      },
      () => {},
    );
  }

  rest() {
    this.lock?.release();
    this.lock = null;
  }

  celebrate() {
    this.rest();
    this.note(660, 0);
    this.note(880, 0.15);
    navigator.vibrate?.(200);
  }

  note(frequency, after) {
    if (!this.audio) {
      return;
    }
    const start = this.audio.currentTime + after;
    const tone = this.audio.createOscillator();
    const volume = this.audio.createGain();
    volume.gain.setValueAtTime(0.15, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.3);
    tone.frequency.value = frequency;
    tone.connect(volume).connect(this.audio.destination);
    tone.start(start);
    tone.stop(start + 0.3);
  }
}
