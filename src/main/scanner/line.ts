import type { Clock } from './clock.ts';
import { type Cutter, type Frame, SILENCE } from './frame.ts';

/** A timer so many milliseconds too late says that this process was busy, and that bytes may wait unread. */
export const STALL = 100;

/** Runs a cutter by the clock: hands out each code as soon as it is known, with the time of its last byte. */
export class Line {
  readonly #cutter: Cutter;
  readonly #clock: Clock;
  readonly #deliver: (frame: Frame, at: Date, tookMs: number) => void;
  #lastByteAt: Date;
  /** When the first and the last byte came that no code has yet, by the steady clock; null while there is none. */
  #span: { readonly from: number; readonly to: number } | null = null;
  #cancelTick: (() => void) | null = null;

  constructor(cutter: Cutter, clock: Clock, deliver: (frame: Frame, at: Date, tookMs: number) => void) {
    this.#cutter = cutter;
    this.#clock = clock;
    this.#deliver = deliver;
    this.#lastByteAt = clock.now();
  }

  receive(bytes: Uint8Array): void {
    const now = this.#clock.steady();
    this.#lastByteAt = this.#clock.now();
    this.#span = { from: this.#span?.from ?? now, to: now };
    const frames = this.#cutter.push(bytes, now);
    const deadline = this.#cutter.deadline();
    if (this.#cancelTick === null && deadline !== null) this.#awaitSilence(deadline);
    this.#handOut(frames);
  }

  /** The device is gone: what it left unfinished is handed out, and no timer is left. */
  end(): void {
    this.#cancelTick?.();
    this.#cancelTick = null;
    this.#handOut(this.#cutter.flush());
  }

  #awaitSilence(due: number): void {
    this.#cancelTick = this.#clock.after(due - this.#clock.steady(), () => {
      this.#cancelTick = null;
      const now = this.#clock.steady();
      const deadline = this.#cutter.deadline();
      if (deadline === null) return;
      if (deadline > now) this.#awaitSilence(deadline);
      else if (now - due > STALL) this.#awaitSilence(now + SILENCE);
      else {
        this.#handOut(this.#cutter.tick(now));
        this.#span = null;
      }
    });
  }

  #handOut(frames: readonly Frame[]): void {
    const tookMs = this.#span === null ? 0 : this.#span.to - this.#span.from;
    if (frames.length > 0) this.#span = null;
    for (const frame of frames) this.#deliver(frame, this.#lastByteAt, tookMs);
  }
}
