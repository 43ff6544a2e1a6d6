import type { Said } from './start-machine.ts';

/** What machines acknowledged before their power was cut, against what the next one found. */
export class Acknowledged {
  /** By run. */
  readonly #seqs = new Map<string, Set<number>>();
  /** Files that were acknowledged since the last look, by their names on the disk. */
  readonly #files = new Set<string>();
  entries = 0;
  exports = 0;
  backups = 0;

  /**
   * @param hasLooked whether the machine has to have looked at all
   * @returns what is wrong, in words
   */
  check({ lines, code }: Said, hasLooked: boolean): string | null {
    if (code !== null && code !== 0) return `the machine’s program ended with ${code}`;
    if (!lines.includes('LOOKED')) return hasLooked ? 'the machine never said what it found' : null;
    const found = new Map<string, [number, number][]>();
    for (const line of lines) {
      const [, run = '', ranges = ''] = /^FOUND (\S+) (.*)$/.exec(line) ?? [];
      for (const range of ranges.split(',').filter(Boolean)) {
        const [from = Number.NaN, to = from] = range.split('-').map(Number);
        found.set(run, [...(found.get(run) ?? []), [from, to]]);
      }
    }
    for (const [run, seqs] of this.#seqs) {
      const ranges = found.get(run) ?? [];
      const missing = [...seqs].filter((seq) => !ranges.some(([from, to]) => from <= seq && seq <= to));
      if (missing.length > 0)
        return `acknowledged entries are gone: ${missing.slice(0, 20).join(', ')} of run ${run}`;
    }
    const whole = lines.flatMap((line) => /^WHOLE (\S+)$/.exec(line)?.[1] ?? []);
    const gone = [...this.#files].filter((name) => !whole.includes(name));
    if (gone.length > 0) return `acknowledged files are gone: ${gone.join(', ')}`;
    this.#files.clear();
    this.exports += whole.filter((name) => name.endsWith('.csv')).length;
    this.backups += whole.filter((name) => name.endsWith('.gbk')).length;
    return null;
  }

  /** What a machine acknowledged in this run. */
  take({ lines }: Said, run: number): void {
    for (const line of lines) {
      const [, seq] = /^ENTRY (\d+)$/.exec(line) ?? [];
      const [, file] = /^FILE (\S+)$/.exec(line) ?? [];
      if (file !== undefined) this.#files.add(file);
      if (seq === undefined) continue;
      const seqs = this.#seqs.get(String(run)) ?? new Set<number>();
      this.#seqs.set(String(run), seqs.add(Number(seq)));
      this.entries += 1;
    }
  }
}
