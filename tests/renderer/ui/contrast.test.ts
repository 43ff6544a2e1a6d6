import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../src/renderer/ui/tokens.css', import.meta.url), 'utf8');

/** The colour that a token stands for. */
function token(name: string): string {
  const found = new RegExp(`--${name}:\\s*(#[0-9a-f]{6});`, 'i').exec(css)?.[1];
  if (found === undefined) throw new Error(`no colour token --${name}`);
  return found;
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe('contrast', () => {
  it('is computed as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it.each([
    ['hijau', '#ffffff'],
    ['merah', '#ffffff'],
    ['hitam', '#ffffff'],
    ['kuning', token('kuning-ink')],
  ])('is at least 7:1 on a verdict: %s', (ground, text) => {
    expect(contrast(token(ground), text)).toBeGreaterThanOrEqual(7);
  });

  it.each(['paper', 'paper-deep', 'paper-high'])('is at least 4.5:1 for every text on %s', (ground) => {
    for (const text of ['ink', 'ink-soft', 'problem']) {
      expect(contrast(token(ground), token(text))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(['rule-strong', 'focus'])('is at least 3:1 for the outline of what can be used: %s', (line) => {
    expect(contrast(token('paper'), token(line))).toBeGreaterThanOrEqual(3);
  });
});
