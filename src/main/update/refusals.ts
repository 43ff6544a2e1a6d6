import { UpdateRefusal, type UpdateState, type Version } from '#shared/domain/update.ts';
import type { UpdateError } from './errors.ts';
import type { UpdatesOptions } from './options.ts';

/** Whose it was, and where from. */
export interface RefusedBy {
  readonly officerId: number | null;
  readonly source: string;
}

/** Why the last update was refused, told until there is another word of it, and on record. */
export class Refusals {
  readonly #options: Pick<UpdatesOptions, 'now' | 'record' | 'report'>;
  #last: UpdateState['refused'] = null;
  /** What was refused and put on record last: the same refusal again is no news. */
  #recorded = '';

  constructor(options: Pick<UpdatesOptions, 'now' | 'record' | 'report'>) {
    this.#options = options;
  }

  get last(): UpdateState['refused'] {
    return this.#last;
  }

  forget(): void {
    this.#last = null;
  }

  refuse(code: UpdateError['code'], version: Version | null, { officerId, source }: RefusedBy): void {
    const { now, record, report } = this.#options;
    const refusal = UpdateRefusal.safeParse(code).data ?? 'UPDATE_NOT_KEPT';
    this.#last = { code: refusal, version, at: now().toISOString() };
    const what = `${refusal} ${version ?? ''}`;
    if (officerId === null && what === this.#recorded) return;
    try {
      record('UPDATE_REFUSED', officerId, { code: refusal, version, source });
      this.#recorded = what;
    } catch (error) {
      report('update', error);
    }
  }
}
