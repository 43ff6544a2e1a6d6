import type { Category, Decision } from '#shared/domain/verdict.ts';

/** One tone: when it begins and how long it is, in seconds, and its pitch in hertz. */
export interface Tone {
  readonly at: number;
  readonly length: number;
  readonly pitch: number;
}

/**
 * The sounds differ in rhythm, not only in pitch, for ears that hear no pitch through a noisy hall: admit is
 * short-long, refer three even knocks and a wait, deny one long low tone, hitam the long tone thrice.
 */
export function tune(decision: Decision, category: Category): readonly Tone[] {
  switch (decision) {
    case 'admit':
      return [
        { at: 0, length: 0.09, pitch: 784 },
        { at: 0.12, length: 0.26, pitch: 1175 },
      ];
    case 'refer':
      return [0, 0.18, 0.36].map((at) => ({ at, length: 0.08, pitch: 622 }));
    case 'deny':
      return category === 'hitam'
        ? [0, 0.4, 0.8].map((at) => ({ at, length: 0.3, pitch: 196 }))
        : [{ at: 0, length: 0.6, pitch: 233 }];
  }
}

/** Two quick low taps: nothing was decided. */
export const FAULT_TUNE: readonly Tone[] = [0, 0.14].map((at) => ({ at, length: 0.06, pitch: 311 }));

/** One short tone, not a verdict's: read, go on. */
export const PART_TUNE: readonly Tone[] = [{ at: 0, length: 0.07, pitch: 988 }];

/** Down where admit goes up: gone. */
export const LEFT_TUNE: readonly Tone[] = [
  { at: 0, length: 0.09, pitch: 988 },
  { at: 0.12, length: 0.2, pitch: 659 },
];

const VOLUME = 0.35;
/** Ramps at both ends, in seconds: a tone cut off square clicks. */
const RAMP = 0.012;

let context: AudioContext | undefined;

/** Opens the audio device; without one the kiosk is silent and nothing else. */
export function wakeSound(): void {
  try {
    context ??= new AudioContext({ latencyHint: 'interactive' });
  } catch {
    context = undefined;
  }
}

/** Plays a tune now. A tune that is still sounding is not waited for. */
export function play(tones: readonly Tone[]): void {
  wakeSound();
  if (!context) return;
  if (context.state === 'suspended') void context.resume().catch(() => undefined);
  const start = context.currentTime;
  for (const tone of tones) playTone(context, tone, start + tone.at);
}

function playTone(audio: AudioContext, { length, pitch }: Tone, from: number): void {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  // A triangle carries further on a small loudspeaker than a sine, and is kinder than a square.
  oscillator.type = 'triangle';
  oscillator.frequency.value = pitch;
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(VOLUME, from + RAMP);
  gain.gain.setValueAtTime(VOLUME, from + length - RAMP);
  gain.gain.linearRampToValueAtTime(0, from + length);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(from);
  oscillator.stop(from + length);
}
