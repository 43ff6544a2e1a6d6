import type { PersonKind } from '#shared/domain/entry.ts';
import type { ReasonCode } from '#shared/domain/reason.ts';
import { CATEGORIES, DECISIONS, type Category } from '#shared/domain/verdict.ts';
import { STANDINGS, type Visit, type VisitStanding } from '#shared/domain/visit.ts';
import type { OfficeTime } from './table.ts';

/** Counts visits while they pass: what a file says beneath its rows, or in its charts. */
export class Tally {
  total = 0;
  readonly byHour: number[] = new Array<number>(24).fill(0);
  readonly byCategory: Record<Category, number> = { hijau: 0, kuning: 0, merah: 0, hitam: 0 };
  readonly byDecision: Record<VisitStanding, number> = { admit: 0, refer: 0, deny: 0, left: 0, again: 0 };
  readonly byPerson: Record<PersonKind, number> = { pengunjung: 0, pegawai: 0 };
  readonly #byReason = new Map<ReasonCode, number>();
  readonly #clock: (at: string) => OfficeTime;

  constructor(clock: (at: string) => OfficeTime) {
    this.#clock = clock;
  }

  add({ at, verdict, state, person }: Visit): void {
    this.total += 1;
    const hour = Number(this.#clock(at).time.slice(0, 2));
    this.byHour[hour] = (this.byHour[hour] ?? 0) + 1;
    this.byCategory[verdict.category] += 1;
    this.byDecision[state.decision] += 1;
    this.byPerson[person] += 1;
    const reason = verdict.reasons[0]?.code;
    if (reason) this.#byReason.set(reason, (this.#byReason.get(reason) ?? 0) + 1);
  }

  /** The most frequent first. */
  get reasons(): readonly (readonly [ReasonCode, number])[] {
    return [...this.#byReason].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
  }

  /** What was decided; what nobody did or is said of nobody is left out but for the usual three. */
  get decisions(): readonly (readonly [VisitStanding, number])[] {
    const usual: readonly VisitStanding[] = DECISIONS;
    return STANDINGS.filter((one) => usual.includes(one) || this.byDecision[one] > 0).map((one) => [
      one,
      this.byDecision[one],
    ]);
  }

  get categories(): readonly (readonly [Category, number])[] {
    return CATEGORIES.map((category) => [category, this.byCategory[category]]);
  }
}
