import type { Credential, Statement } from '#shared/domain/credential.ts';
import { earliestDay } from '#shared/domain/civil-date.ts';
import type { ReasonCode } from '#shared/domain/reason.ts';
import type { Outcome } from '#shared/domain/verdict.ts';
import type { DecodedCredential, SignatureProof } from '../credential/types.ts';
import { isSignedBy, takesKey } from './algorithm.ts';
import { signerOfCertificate } from './carried-certificate.ts';
import { maySignFor } from './country.ts';
import { TrustError } from './errors.ts';
import type { IssuerKey, IssuerKeySummary } from './issuer-key.ts';
import { Revocations } from './revocation/revocations.ts';
import type { TrustList } from './trust-list.ts';

/** A credential that is genuine, from a trusted issuer, and within its time. */
export interface TrustedCredential {
  readonly credential: Credential;
  readonly issuerKey: IssuerKeySummary;
  /** It is past its end and only the grace period lets it through. */
  readonly inGrace: boolean;
}

export interface AuthenticateOptions {
  /** How many days after its end a credential is still taken. Default 0. */
  readonly graceDays?: number;
  /** Default: none. */
  readonly revocations?: Revocations;
}

/** How far an issuer's clock and ours may be apart before a credential counts as not yet valid. */
export const CLOCK_SKEW_MS = 5 * 60_000;

const DAY_MS = 86_400_000;

/**
 * Whether to believe a credential. Pure: the same arguments give the same answer.
 *
 * In this order, and the first that fails is what is told:
 * 1. a key of that name is trusted for this format (ISSUER_KEY_UNKNOWN; a signer that comes within the code must
 *    chain to a trusted authority: ISSUER_CHAIN_INVALID);
 * 2. one is of the kind that the algorithm takes (ISSUER_KEY_WRONG_USE);
 * 3. the signature holds under one of them, all are tried (SIGNATURE_INVALID; ISSUER_KEY_UNKNOWN where only keys
 *    without a name were at hand, for it may be another's);
 * 4. that key may sign such statements (ISSUER_KEY_WRONG_USE);
 * 5. its certificate covers the moment of issue, not the present (ISSUER_KEY_NOT_VALID_AT_ISSUE);
 * 6. its country is the issuer's (ISSUER_MISMATCH);
 * 7. neither its issuer has revoked it nor this office blocked it (CREDENTIAL_REVOKED);
 * 8. the credential is valid yet (CREDENTIAL_NOT_YET_VALID) and
 * 9. still (CREDENTIAL_EXPIRED).
 *
 * @param at the moment at which the credential has to hold
 * @throws TrustError
 */
export function authenticate(
  decoded: DecodedCredential,
  trust: TrustList,
  at: Date,
  options: AuthenticateOptions = {},
): TrustedCredential {
  const { credential, proof } = decoded;
  const now = at.getTime();
  if (Number.isNaN(now)) throw new RangeError('`at` is not a time');
  const keys = signersOf(proof, trust);
  const key = bestOf(keys, (candidate) => objection(candidate, credential, now));
  const revocations = options.revocations ?? Revocations.NONE;
  if (revocations.size > 0 && revocations.has(decoded, keyIdsOf(keys, trust))) {
    throw new TrustError('CREDENTIAL_REVOKED', 'revoked by its issuer, or blocked here');
  }
  requireBegun(credential, now);
  return { credential, issuerKey: key.summary(), inGrace: requireNotEnded(credential, now, options) };
}

const UNTRUSTED: ReadonlySet<ReasonCode> = new Set([
  'ISSUER_KEY_UNKNOWN',
  'ISSUER_KEY_WRONG_USE',
  'ISSUER_KEY_NOT_VALID_AT_ISSUE',
  'ISSUER_MISMATCH',
  'ISSUER_CHAIN_INVALID',
  // Only its issuer's server could tell: it is not called forged.
  'ONLINE_ONLY',
  'HEALTH_LINK',
]);

/**
 * How bad a refusal is: *untrusted* is well-formed without a key that may sign it; all else is *invalid*.
 * @param code why the path of a scan ended before a verdict of the policy
 */
export function outcomeOf(code: ReasonCode): Exclude<Outcome, 'verified'> {
  return UNTRUSTED.has(code) ? 'untrusted' : 'invalid';
}

/** By all names of the keys that verified: the one in the code may be its holder's choice. */
function keyIdsOf(keys: readonly IssuerKey[], trust: TrustList): readonly string[] {
  return keys.flatMap((key) => trust.keyIds(key));
}

/** Steps 1 to 3: the trusted keys under which the signature holds. At least one. */
function signersOf(proof: SignatureProof, trust: TrustList): readonly IssuerKey[] {
  const named = namedSigners(proof, trust);
  const unnamed = trust.unnamed(proof.domain);
  if (named.length === 0 && unnamed.length === 0) {
    throw new TrustError('ISSUER_KEY_UNKNOWN', `no ${proof.domain} key of that name is trusted`);
  }
  const fitting = named.filter((key) => fits(key, proof));
  const signers = [...fitting, ...unnamed.filter((key) => fits(key, proof))].filter((key) =>
    hasSigned(key, proof),
  );
  if (signers.length > 0) return signers;
  if (named.length === 0) {
    throw new TrustError(
      'ISSUER_KEY_UNKNOWN',
      `none of the ${proof.domain} keys without a name has signed it`,
    );
  }
  if (fitting.length === 0) {
    throw new TrustError('ISSUER_KEY_WRONG_USE', `the key of that name is none for ${proof.algorithm}`);
  }
  throw new TrustError('SIGNATURE_INVALID', 'the signature does not hold');
}

function namedSigners(proof: SignatureProof, trust: TrustList): readonly IssuerKey[] {
  const named = trust.named(proof.domain, proof.key);
  if (named.length > 0 || proof.key.by !== 'certificate') return named;
  const carried = signerOfCertificate(proof.key.der, trust, proof.domain);
  return carried ? [carried] : [];
}

function fits(key: IssuerKey, { algorithm, domain }: SignatureProof): boolean {
  return key.publicKey !== null && takesKey(algorithm, key.publicKey, domain);
}

function hasSigned(key: IssuerKey, { algorithm, message, signature }: SignatureProof): boolean {
  return key.publicKey !== null && isSignedBy(key.publicKey, algorithm, message, signature);
}

/** The first key that nothing speaks against: a key may stand in several lists, with a newer certificate in one. */
function bestOf(
  keys: readonly IssuerKey[],
  objectionTo: (key: IssuerKey) => TrustError | undefined,
): IssuerKey {
  let first: TrustError | undefined;
  for (const key of keys) {
    const objection = objectionTo(key);
    if (!objection) return key;
    first ??= objection;
  }
  throw first ?? new TrustError('ISSUER_KEY_UNKNOWN', 'no key');
}

/** Steps 4 to 6. */
function objection(key: IssuerKey, credential: Credential, now: number): TrustError | undefined {
  const wrong = credential.statements.find(({ kind }) => !key.maySign(kind));
  if (wrong) return new TrustError('ISSUER_KEY_WRONG_USE', `the key may not sign a ${wrong.kind}`);
  const [from, until] = issueSpan(credential, now);
  if (!key.covers(from, until)) {
    return new TrustError(
      'ISSUER_KEY_NOT_VALID_AT_ISSUE',
      'the key was not valid when the credential was issued',
    );
  }
  const { country } = key.record;
  if (country !== null && !maySignFor(country, credential.issuer)) {
    return new TrustError('ISSUER_MISMATCH', `the key is of ${country}, the credential of another`);
  }
  return undefined;
}

/**
 * When the credential was issued. Where it does not say: at some time between the latest thing that it certifies
 * and the present.
 */
function issueSpan(credential: Credential, now: number): readonly [from: number, until: number] {
  const issued = credential.issuedAt ?? credential.notBefore;
  if (issued !== undefined) return [Date.parse(issued), Date.parse(issued)];
  return [Math.max(...credential.statements.map(happenedAt)), now];
}

/** The earliest moment at which a statement can have been made. */
function happenedAt(statement: Statement): number {
  switch (statement.kind) {
    case 'vaccination':
      return startOf(statement.date);
    case 'test':
      return Date.parse(statement.sampledAt);
    case 'recovery':
      return startOf(statement.firstPositive);
  }
}

/** A day begins east of Greenwich first. */
function startOf(date: string): number {
  return Date.parse(earliestDay(date)) - DAY_MS;
}

function requireBegun({ issuedAt, notBefore }: Credential, now: number): void {
  for (const begin of [issuedAt, notBefore]) {
    if (begin !== undefined && now + CLOCK_SKEW_MS < Date.parse(begin)) {
      throw new TrustError('CREDENTIAL_NOT_YET_VALID', `valid from ${begin}`);
    }
  }
}

/**
 * The end itself still counts, as in the EU's test vectors (RFC 8392 section 3.1.4 would end a moment earlier).
 * @returns whether the grace period was needed
 */
function requireNotEnded(
  { expiresAt }: Credential,
  now: number,
  { graceDays = 0 }: AuthenticateOptions,
): boolean {
  if (expiresAt === undefined) return false;
  const end = Date.parse(expiresAt);
  if (now > end + graceDays * DAY_MS) {
    throw new TrustError('CREDENTIAL_EXPIRED', `valid until ${expiresAt}`);
  }
  return now > end;
}
