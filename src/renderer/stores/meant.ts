import type { ScanScreen } from '#shared/domain/kiosk.ts';
import type { Visit } from '#shared/domain/visit.ts';

/** What has to be known of a visit to decide it. `holder` is null where no name is proven. */
export type Decidable = Pick<Visit, 'seq' | 'holder' | 'verdict'> & {
  readonly state: Pick<Visit['state'], 'decision'>;
};

/** Why nobody is meant: what stands is no verdict, or nothing stands and nobody was chosen or waits here. */
export type Nobody = 'no-verdict' | 'nobody';

interface Candidates {
  /** What stands before the visitors now. */
  readonly standing: ScanScreen | null;
  /** The row that is chosen in the list. */
  readonly chosen: Decidable | null;
  /** Whom the panel of those who wait shows. */
  readonly panel: Decidable | null;
}

/**
 * Of whom the officer's decision is: of the verdict that stands, else of the chosen row, else of the one whom the
 * panel shows. While anything else stands somebody is before the screen, and nobody who is elsewhere is meant.
 */
export function whoIsMeant({ standing, chosen, panel }: Candidates): Decidable | Nobody {
  if (standing?.kind === 'verdict') {
    const { seq, holder, verdict } = standing;
    return { seq, holder, verdict, state: { decision: verdict.decision } };
  }
  if (standing) return 'no-verdict';
  return chosen ?? panel ?? 'nobody';
}
