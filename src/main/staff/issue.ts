import type { PassBasis, PassMonths, PassReason, StaffProof } from '#shared/domain/staff.ts';

/** What an admin orders: for how long, and on what ground where there is no proof. */
export interface PassOrder {
  readonly months: PassMonths;
  /** Null: for those only whose certificate was scanned here and was hijau. */
  readonly decision: { readonly reason: PassReason; readonly note?: string | undefined } | null;
}

/** On what ground somebody is given a pass; null where there is none. */
export function basisFor(proof: StaffProof | null, { decision }: PassOrder, at: Date): PassBasis | null {
  if (proof?.category === 'hijau' && !(proof.until !== undefined && Date.parse(proof.until) <= at.getTime()))
    return { by: 'proof', proof };
  if (!decision) return null;
  const note = decision.note?.trim();
  return { by: 'decision', reason: decision.reason, ...(note && { note }) };
}

/** When a pass ends: after so many months, and with the certificate on which it rests. */
export function expiryOf(basis: PassBasis, months: PassMonths, at: Date): Date {
  const end = new Date(at);
  end.setUTCMonth(end.getUTCMonth() + months);
  // Of 31 January a month later is the last of February, not March.
  if (end.getUTCDate() !== at.getUTCDate()) end.setUTCDate(0);
  const until = basis.by === 'proof' ? basis.proof.until : undefined;
  return until === undefined ? end : new Date(Math.min(end.getTime(), Date.parse(until)));
}
