import type { CivilDate } from '#shared/domain/civil-date.ts';
import type { Credential, Holder } from '#shared/domain/credential.ts';
import type { Entry } from '#shared/domain/entry.ts';
import type { DoseSeen } from '#shared/domain/live-desk.ts';
import { shownText } from '#shared/domain/person-name.ts';
import type { Verdict } from '#shared/domain/verdict.ts';
import { decide } from '../policy/decide.ts';
import type { Policy } from '../policy/policy.ts';
import type { Verification } from './verify.ts';

/** More visitors than an office has on a day; of more, the first ones are forgotten. */
const MOST = 5000;

const DAY_MS = 86_400_000;

interface RecentScan {
  readonly seq: number;
  readonly at: Date;
  /** What people were told. */
  readonly verdict: Verdict;
  /** Null where no policy could have changed the verdict. */
  readonly credential: Credential | null;
  /** Whether what it says is to be believed as it is, its end included. */
  readonly proven: boolean;
}

/** One of today's scans under another policy. */
export interface Rejudged {
  readonly seq: number;
  readonly at: Date;
  readonly before: Verdict;
  readonly after: Verdict;
}

/**
 * Today's scans since the start, so that a policy can be tried on them: in memory only, without names, gone with the
 * day. The log itself keeps no more of a certificate than an entry needs.
 */
export class RecentScans {
  readonly #limit: number;
  #day: CivilDate = '';
  #scans: RecentScan[] = [];

  constructor(limit: number = MOST) {
    this.#limit = limit;
  }

  /** @param day the office's civil day */
  remember(entry: Entry, verification: Verification, day: CivilDate): void {
    this.forgetOthers(day);
    if (this.#scans.length >= this.#limit) this.#scans.shift();
    this.#scans.push({
      seq: entry.seq,
      at: new Date(entry.at),
      verdict: entry.verdict,
      credential: isJudged(verification) ? nameless(verification.credential) : null,
      proven: verification.outcome === 'verified',
    });
  }

  /** Keeps nothing of another day. */
  forgetOthers(day: CivilDate): void {
    if (day === this.#day) return;
    this.#day = day;
    this.#scans = [];
  }

  /** The doses on a scan's certificate; null where it is not remembered, or was not to be believed. */
  dosesOf(seq: number): DoseSeen[] | null {
    const scan = this.#scans.find((each) => each.seq === seq);
    if (!scan?.proven || !scan.credential) return null;
    return scan.credential.statements.flatMap((event) =>
      event.kind === 'vaccination'
        ? [
            {
              product: event.product ? shownText(event.product.code) : null,
              dose: event.dose ?? null,
              of: event.dosesInSeries ?? null,
              date: event.date,
            },
          ]
        : [],
    );
  }

  /** Every scan that is remembered of that day, as it was told and as the policy would have it. */
  rejudge(policy: Policy, timeZone: string, day: CivilDate): Rejudged[] {
    this.forgetOthers(day);
    return this.#scans.map(({ seq, at, verdict, credential }) => ({
      seq,
      at,
      before: verdict,
      after: credential ? judge(credential, policy, at, timeZone) : verdict,
    }));
  }
}

/**
 * What depends on the policy: what is genuine, and what is genuine but for its end, which comes last in
 * `authenticate`. A clock that was wrong is no matter of the policy.
 */
function isJudged({ outcome, error, verdict }: Verification): boolean {
  if (verdict.reasons.some(({ code }) => code === 'CLOCK_WRONG')) return false;
  return outcome === 'verified' || error === 'CREDENTIAL_EXPIRED';
}

function judge(credential: Credential, policy: Policy, at: Date, timeZone: string): Verdict {
  const { expiresAt } = credential;
  if (
    expiresAt !== undefined &&
    at.getTime() > Date.parse(expiresAt) + policy.credential.graceDays * DAY_MS
  ) {
    return { decision: 'deny', category: 'merah', reasons: [{ code: 'CREDENTIAL_EXPIRED' }] };
  }
  return decide(credential, policy, { at, timeZone });
}

/** Rules may ask whether there is a name, not which. */
function nameless(credential: Credential | null): Credential | null {
  if (!credential) return null;
  const { holder } = credential;
  const blank: Holder = {
    name: 'X',
    ...(holder.familyName !== undefined && { familyName: 'X' }),
    ...(holder.givenName !== undefined && { givenName: 'X' }),
    ...(holder.transliteratedName !== undefined && { transliteratedName: 'X' }),
    ...(holder.birthDate !== undefined && { birthDate: holder.birthDate }),
  };
  return { ...credential, holder: blank };
}
