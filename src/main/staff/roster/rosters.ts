import { randomUUID } from 'node:crypto';
import { civilDate } from '#shared/domain/civil-date.ts';
import { PREVIEW_ROWS, type PreviewRow, type RosterPreview } from '#shared/domain/staff.ts';
import type { Threads } from '../../threads/threads.ts';
import { StaffError } from '../errors.ts';
import type { Roll } from '../roll.ts';
import type { StaffStore } from '../staff-store.ts';
import { planRoster, type RosterPlan } from './plan.ts';
import { readBeside } from './work.ts';

interface RostersOptions {
  readonly store: StaffStore;
  readonly roll: Roll;
  /** Where files are read. */
  readonly threads: Threads;
  readonly now: () => Date;
  readonly timeZone: () => string;
}

export interface TakeRequest {
  /** Whether employees who do not stand in it work here no more. */
  readonly retireMissing: boolean;
  readonly officerId: number | null;
}

/** Rosters: looked at first, then taken as a whole. One preview at a time; a newer one replaces it. */
export class Rosters {
  readonly #options: RostersOptions;
  #preview: { readonly token: string; readonly plan: RosterPlan } | null = null;

  constructor(options: RostersOptions) {
    this.#options = options;
  }

  /**
   * What taking a roster would do. Changes nothing.
   * @param file its name, for people
   * @throws RosterError where it is none as a whole
   */
  async preview(file: string, bytes: Uint8Array): Promise<RosterPreview> {
    const { roll, threads, now, timeZone } = this.#options;
    const plan = await planRoster(await readBeside(threads, bytes), roll.all, civilDate(now(), timeZone()));
    const token = randomUUID();
    this.#preview = { token, plan };
    const counts = { new: 0, changed: 0, same: 0, refused: 0 };
    for (const { effect } of plan.rows) counts[effect] += 1;
    const rows = [...plan.rows].sort((a, b) => ORDER[a.effect] - ORDER[b.effect] || a.row - b.row);
    return { token, file, counts, missing: plan.missing.length, rows: rows.slice(0, PREVIEW_ROWS) };
  }

  /**
   * Takes what was looked at, all of its good rows or nothing.
   * @throws StaffError `NO_PREVIEW`; LogError
   */
  take(token: string, { retireMissing, officerId }: TakeRequest): void {
    if (this.#preview?.token !== token) throw new StaffError('NO_PREVIEW', 'look at the roster again first');
    const { plan } = this.#preview;
    const { store, roll, now } = this.#options;
    const retired = retireMissing ? plan.missing : [];
    store.take({ added: plan.added, changed: plan.changed, retired }, { at: now(), officerId });
    this.#preview = null;
    roll.reload();
  }
}

/** What needs seeing to comes first. */
const ORDER = { refused: 0, changed: 1, new: 2, same: 3 } as const satisfies Record<
  PreviewRow['effect'],
  number
>;
