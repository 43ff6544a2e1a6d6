import { describe, expect, it } from 'vitest';
import { FAULT_TUNE, tune, type Tone } from '../../../src/renderer/entry/sound.ts';

const tunes: readonly (readonly Tone[])[] = [
  tune('admit', 'hijau'),
  tune('refer', 'kuning'),
  tune('deny', 'merah'),
  tune('deny', 'hitam'),
  FAULT_TUNE,
];

describe('the sounds of the verdicts', () => {
  it('differ in rhythm, with the pitches taken away', () => {
    const rhythms = tunes.map((tones) => JSON.stringify(tones.map(({ at, length }) => [at, length])));
    expect(new Set(rhythms).size).toBe(tunes.length);
  });

  it('are short, and no tone runs into the next', () => {
    for (const tones of tunes) {
      for (const [place, tone] of tones.entries()) {
        const next = tones[place + 1];
        expect(tone.at + tone.length).toBeLessThanOrEqual(next?.at ?? 1.2);
      }
    }
  });

  it('raise the voice for green only', () => {
    const rises = tunes.map((tones) => (tones.at(-1)?.pitch ?? 0) > (tones[0]?.pitch ?? 0));
    expect(rises).toEqual([true, false, false, false, false]);
  });
});
