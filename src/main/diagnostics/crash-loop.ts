/** So many crashes … */
export const LOOP_CRASHES = 4;
/** … within so long are a loop: starting over once more would not help. */
export const LOOP_MS = 120_000;

/** Counts crashes, and tells when they are a loop. Time is an argument, in milliseconds. */
export class CrashLoop {
  #times: readonly number[] = [];

  /** @returns whether this crash makes it a loop */
  add(at: number): boolean {
    this.#times = recent([...this.#times, at], at);
    return isLoop(this.#times, at);
  }

  /** Somebody has seen to it, or it was given another try. */
  forget(): void {
    this.#times = [];
  }
}

/** The times that still count. What lies in the future was written before the clock was set back: it does not. */
export function recent(times: readonly number[], at: number): number[] {
  return times.filter((time) => time <= at && at - time < LOOP_MS);
}

/** Whether crashes at these times are a loop at this one. */
export function isLoop(times: readonly number[], at: number): boolean {
  return recent(times, at).length >= LOOP_CRASHES;
}
