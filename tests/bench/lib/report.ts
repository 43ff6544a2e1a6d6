import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import type { Timing } from './measure.ts';

/** One figure of a section, beside what it is compared with. */
const Row = z.object({
  name: z.string(),
  median: z.number(),
  /** Null where there is but one sample, or where it means nothing. */
  p95: z.number().nullable(),
  samples: z.int(),
  unit: z.enum(['µs', 'ms', 'MB']),
  ratio: z.object({ to: z.string(), value: z.number() }).readonly().exactOptional(),
  /** What was set out to be reached, and whether it is. */
  goal: z.object({ text: z.string(), met: z.boolean() }).readonly().exactOptional(),
});
export type Row = Readonly<z.infer<typeof Row>>;

export const Section = z.object({
  title: z.string(),
  rows: z.array(Row.readonly()).readonly(),
  /** What a reader has to know of how it was measured; and what was skipped, and why. */
  notes: z.array(z.string()).readonly(),
});
export type Section = Readonly<z.infer<typeof Section>>;

interface Compared {
  readonly to: string;
  readonly value: number;
  /** The ratio that it is to stay under. */
  readonly atMost?: number;
}

/** A row of microseconds, from a timing in milliseconds. */
export function micros(name: string, { median, p95, samples }: Timing, compared?: Compared): Row {
  return row(
    { name, median: median * 1000, p95: p95 * 1000, samples, unit: 'µs' },
    compared && of1000(compared),
  );
}

/** A row of milliseconds. */
export function millis(name: string, timing: Timing, compared?: Compared): Row {
  return row({ name, ...timing, unit: 'ms' }, compared);
}

/** A row with a limit in its own unit. */
export function within(plain: Row, limit: number): Row {
  return { ...plain, goal: { text: `≤ ${limit} ${plain.unit}`, met: plain.median <= limit } };
}

function row(plain: Row, compared: Compared | undefined): Row {
  if (!compared) return plain;
  const value = plain.median / compared.value;
  const goal = compared.atMost !== undefined && {
    goal: { text: `≤ ${compared.atMost}×`, met: value <= compared.atMost },
  };
  return { ...plain, ratio: { to: compared.to, value }, ...goal };
}

function of1000(compared: Compared): Compared {
  return { ...compared, value: compared.value * 1000 };
}

/** A section as text. */
export function render({ title, rows, notes }: Section): string {
  const cells = rows.map((r) => [
    r.name,
    `${figure(r.median)} ${r.unit}`,
    r.p95 === null ? '' : `${figure(r.p95)} ${r.unit}`,
    String(r.samples),
    r.ratio ? `${figure(r.ratio.value)}× ${r.ratio.to}` : '',
    r.goal ? `${r.goal.text} ${r.goal.met ? 'met' : 'MISSED'}` : '',
  ]);
  const table = [['', 'median', 'p95', 'n', 'beside', 'goal'], ...cells];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((line) => (line[column] ?? '').length)),
  );
  const numeric = new Set([1, 2, 3]);
  const lines = table.map((line) =>
    line
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return numeric.has(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
  return [
    `── ${title} ${'─'.repeat(Math.max(2, 90 - title.length))}`,
    ...lines,
    ...notes.map((n) => `  ${n}`),
  ].join('\n');
}

/** Writes all sections as JSON, for machines. */
export function save(
  path: string,
  machine: Readonly<Record<string, unknown>>,
  sections: readonly (Section & { readonly load: number })[],
): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify({ ...machine, sections }, null, 2)}\n`);
}

function figure(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
