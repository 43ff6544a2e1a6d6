import { civilDate } from '#shared/domain/civil-date.ts';
import type { Reason } from '#shared/domain/reason.ts';
import type { PassState, StaffProof } from '#shared/domain/staff.ts';
import type { ReadPass } from '../credential/staff-pass/read.ts';
import type { Verification } from '../entry/verify.ts';
import { isSignedBy, namesKey } from './pass-code.ts';
import type { PassKey } from './pass-key.ts';
import type { Roll } from './roll.ts';
import type { StoredEmployee, StoredPass } from './staff-store.ts';

export interface PassJudge {
  readonly roll: Pick<Roll, 'employee' | 'pass'>;
  readonly key: PassKey;
  /** The office's, an IANA name. */
  readonly timeZone: string;
}

/**
 * What a staff pass is worth at a moment: genuine, on record, not taken back, within its time, and nothing worse seen
 * of its holder since it was issued.
 */
export function judgePass(pass: ReadPass, at: Date, { roll, key, timeZone }: PassJudge): Verification {
  if (!namesKey(pass, key)) return { ...refused({ code: 'PASS_FOREIGN' }), outcome: 'untrusted' };
  if (!isSignedBy(pass, key)) return refused({ code: 'PASS_FORGED' });
  const kept = roll.pass(pass.pass);
  const employee = roll.employee(pass.employee);
  // Signed, and not on record: the record is older than the pass. Whoever cannot say that it holds says that not.
  if (kept?.employee !== pass.employee || !employee) return refused({ code: 'PASS_REVOKED' });
  const until = civilDate(pass.expiresAt, timeZone);
  const refusal = {
    valid: null,
    revoked: { code: 'PASS_REVOKED' },
    expired: { code: 'PASS_EXPIRED', params: { until } },
    held: { code: 'PASS_HELD' },
  } as const satisfies Record<PassState, Reason | null>;
  const reason = refusal[passState(kept, employee, at)];
  if (reason) return { ...refused(reason), employee: employee.id };
  const { name, birthDate } = employee.person;
  return {
    format: 'pass',
    outcome: 'verified',
    error: null,
    credential: null,
    verdict: { decision: 'admit', category: 'hijau', reasons: [{ code: 'STAFF_PASS', params: { until } }] },
    employee: employee.id,
    holder: { name, birthDate },
  };
}

/** How a pass stands at a moment. */
export function passState(pass: StoredPass, { active, proof }: StoredEmployee, at: Date): PassState {
  if (pass.revokedAt !== null || !active) return 'revoked';
  if (at >= pass.expiresAt || at < startOf(pass)) return 'expired';
  return proof && isWorse(proof) && Date.parse(proof.at) > pass.issuedAt.getTime() ? 'held' : 'valid';
}

/** Seconds are all that a pass says. */
function startOf({ issuedAt }: StoredPass): Date {
  return new Date(Math.floor(issuedAt.getTime() / 1000) * 1000);
}

function isWorse({ category }: StaffProof): boolean {
  return category === 'merah' || category === 'hitam';
}

function refused(reason: Reason): Verification {
  return {
    format: 'pass',
    outcome: 'invalid',
    error: reason.code,
    credential: null,
    verdict: { decision: 'deny', category: 'merah', reasons: [reason] },
  };
}
