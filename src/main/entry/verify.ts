import { civilDate } from '#shared/domain/civil-date.ts';
import type { Credential } from '#shared/domain/credential.ts';
import type { EntryFormat, EntryHolder } from '#shared/domain/entry.ts';
import { CREDENTIAL_REASONS, type ReasonCode } from '#shared/domain/reason.ts';
import type { Outcome, Verdict } from '#shared/domain/verdict.ts';
import { toContent } from '../credential/content.ts';
import { decode, formatOf } from '../credential/decode.ts';
import { CredentialError } from '../credential/errors.ts';
import { atOffice } from '../credential/office-days.ts';
import { isStaffPass, readStaffPass, type ReadPass } from '../credential/staff-pass/read.ts';
import type { ScanContent } from '../credential/types.ts';
import { decide } from '../policy/decide.ts';
import type { Policy } from '../policy/policy.ts';
import type { Scan } from '../scanner/scan.ts';
import { authenticate, CLOCK_SKEW_MS, outcomeOf } from '../trust/authenticate.ts';
import { TrustError } from '../trust/errors.ts';
import type { Revocations } from '../trust/revocation/revocations.ts';
import type { TrustList } from '../trust/trust-list.ts';
import { looksGlued } from './glued.ts';

/** Whom the office believes, what it demands, and where its days begin. */
export interface VerificationContext {
  readonly trust: TrustList;
  /** What is revoked or blocked; none where not given. */
  readonly revocations?: Revocations;
  readonly policy: Policy;
  /** IANA name of the office's time zone. */
  readonly timeZone: string;
  /** When the trust list was last taken: a clock that is before it is wrong, and admits nobody. */
  readonly trustedSince?: Date | null;
  /** Judges the staff passes of this kiosk; where there is no such judge, every pass is another kiosk's. */
  readonly passes?: (pass: ReadPass, at: Date) => Verification;
}

/** All that is known of one scan once its path is run. */
export interface Verification {
  /** The format that the code announces; null where it announces none. */
  readonly format: EntryFormat | null;
  readonly outcome: Outcome;
  /** Why it is not verified; null where it is. */
  readonly error: ReasonCode | null;
  /** What the code says, once it could be read; to be believed only where the outcome is *verified*. */
  readonly credential: Credential | null;
  readonly verdict: Verdict;
  /** Which policy judged it: its id and version, `ppu/3`; who has one policy only leaves it out. */
  readonly policy?: string;
  /** The roster's number of the employee whose credential or pass it is; left out for everybody else. */
  readonly employee?: number;
  /** Whom a staff pass stands for, where it holds. */
  readonly holder?: EntryHolder;
}

/**
 * The path of a scan from bytes to verdict: credential, trust, policy.
 * @param scan the bytes as the scanner gave them, and how they ended
 * @param at the moment at which the credential has to hold
 * @returns always a verification; whatever fails on the way is a red verdict that says where
 */
export async function verifyScan(
  scan: Pick<Scan, 'bytes' | 'ending'>,
  context: VerificationContext,
  at: Date,
): Promise<Verification> {
  if (scan.ending === 'oversize') return refused('SCAN_TOO_LONG');
  if (scan.bytes.length === 0) return refused('SCAN_EMPTY');
  let format: EntryFormat | null = null;
  let credential: Credential | null = null;
  try {
    const content = toContent(scan.bytes);
    if (isStaffPass(content)) return judgePass(content, scan.ending, context, at);
    format = formatOf(content);
    const decoded = await decodeWhole(content, scan.ending);
    credential = atOffice(decoded.credential, context.timeZone);
    const trusted = authenticate({ ...decoded, credential }, context.trust, at, {
      graceDays: context.policy.credential.graceDays,
      ...(context.revocations && { revocations: context.revocations }),
    });
    const { policy, timeZone } = context;
    const decided = decide(trusted.credential, policy, { at, timeZone, notBefore: notBefore(context) });
    const verdict = trusted.inGrace ? withGrace(decided, trusted.credential, timeZone) : decided;
    return { format, outcome: 'verified', error: null, credential, verdict };
  } catch (error) {
    return { ...refused(codeOf(error), isBehind(at, context)), format, credential };
  }
}

/** A staff pass: read here, judged by who issued it. By a clock that is wrong none holds. */
function judgePass(
  content: ScanContent,
  ending: Scan['ending'],
  context: VerificationContext,
  at: Date,
): Verification {
  const format = 'pass' as const;
  const pass = readStaffPass(content);
  if (!pass) return { ...refused(ending === 'open' ? 'SCAN_INCOMPLETE' : 'PASS_INVALID'), format };
  if (!context.passes) return { ...refused('PASS_FOREIGN'), outcome: 'untrusted', format };
  const judged = context.passes(pass, at);
  if (judged.verdict.decision !== 'admit' || !isBehind(at, context)) return judged;
  const reasons = [{ code: 'CLOCK_WRONG' as const }, ...judged.verdict.reasons];
  return { ...judged, verdict: { decision: 'refer', category: 'kuning', reasons } };
}

/** Says that only the office's grace period lets it through; what was decided stands first. */
function withGrace(verdict: Verdict, { expiresAt }: Credential, timeZone: string): Verdict {
  const expired = expiresAt === undefined ? '' : civilDate(new Date(expiresAt), timeZone);
  return { ...verdict, reasons: [...verdict.reasons, { code: 'CREDENTIAL_IN_GRACE', params: { expired } }] };
}

/** The earliest that a right clock can show. */
function notBefore({ trustedSince }: VerificationContext): Date | undefined {
  return trustedSince ? new Date(trustedSince.getTime() - CLOCK_SKEW_MS) : undefined;
}

function isBehind(at: Date, context: VerificationContext): boolean {
  const earliest = notBefore(context);
  return earliest !== undefined && at < earliest;
}

/** Decodes; a failure that comes of a broken or doubled read is named as such, so that people scan again. */
async function decodeWhole(content: ScanContent, ending: Scan['ending']) {
  try {
    return await decode(content);
  } catch (error) {
    if (!(error instanceof CredentialError) || !isMalformed(error.code)) throw error;
    if (looksGlued(content.text)) throw new ScanReadError('SCAN_GLUED');
    if (ending === 'open') throw new ScanReadError('SCAN_INCOMPLETE');
    throw error;
  }
}

/** A fault of the read, not of the certificate. */
class ScanReadError extends Error {
  readonly code: 'SCAN_GLUED' | 'SCAN_INCOMPLETE';

  constructor(code: 'SCAN_GLUED' | 'SCAN_INCOMPLETE') {
    super(code);
    this.code = code;
  }
}

const MALFORMED: ReadonlySet<ReasonCode> = new Set(CREDENTIAL_REASONS);

function isMalformed(code: ReasonCode): boolean {
  return MALFORMED.has(code);
}

function codeOf(error: unknown): ReasonCode {
  if (error instanceof CredentialError || error instanceof TrustError || error instanceof ScanReadError) {
    return error.code;
  }
  return 'INTERNAL_ERROR';
}

/** @param clockIsBehind what is not yet valid by such a clock may well be: the officer decides */
function refused(code: ReasonCode, clockIsBehind = false): Verification {
  return {
    format: null,
    outcome: outcomeOf(code),
    error: code,
    credential: null,
    verdict: refusal(code, clockIsBehind),
  };
}

/** Only another place could check it: the officer decides. */
function isForOthers(code: ReasonCode): boolean {
  return code === 'ONLINE_ONLY' || code === 'HEALTH_LINK';
}

function refusal(code: ReasonCode, clockIsBehind: boolean): Verdict {
  if (code === 'CREDENTIAL_NOT_YET_VALID' && clockIsBehind) {
    return { decision: 'refer', category: 'kuning', reasons: [{ code: 'CLOCK_WRONG' }, { code }] };
  }
  return isForOthers(code)
    ? { decision: 'refer', category: 'kuning', reasons: [{ code }] }
    : { decision: 'deny', category: 'merah', reasons: [{ code }] };
}
