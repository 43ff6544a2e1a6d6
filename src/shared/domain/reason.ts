import * as z from 'zod';

/**
 * Why a verdict is what it is. Codes are stable: they are in the log, in exports and in the command line's
 * output. New ones may be added, none may change its meaning.
 */
export const SCAN_REASONS = [
  /** The scanner sent an end of code and nothing before it. */
  'SCAN_EMPTY',
  /** More bytes than any QR code holds. */
  'SCAN_TOO_LONG',
  /** The code broke off: the scanner fell silent before its end. */
  'SCAN_INCOMPLETE',
  /** Two codes arrived as one. */
  'SCAN_GLUED',
  /** More scans at once than the desk could take; how many is a parameter. None of them was checked. */
  'SCAN_DROPPED',
] as const;

export const CONTENT_REASONS = [
  /** No format that we know, nor one of the following. */
  'NOT_A_CREDENTIAL',
  'NOT_A_CREDENTIAL_URL',
  'NOT_A_CREDENTIAL_WIFI',
  'NOT_A_CREDENTIAL_PAYMENT',
  'NOT_A_CREDENTIAL_CONTACT',
  /** A code that only its issuer's server can check (PeduliLindungi, SATUSEHAT). */
  'ONLINE_ONLY',
  /** A link to a health summary on its issuer's server (WHO's Verifiable Health Link, SMART Health Link): never opened here. */
  'HEALTH_LINK',
  /** A site card of Gerbang's: it is for an admin at the desk, not for the door. */
  'SITE_CARD',
  /** The code on the poster at an office's door. */
  'OFFICE_POSTER',
  /** A format that we recognise and do not read. */
  'FORMAT_UNSUPPORTED',
] as const;

export const CREDENTIAL_REASONS = [
  'BASE45_INVALID',
  'COMPRESSION_INVALID',
  /** It unpacks to more than any certificate holds (a zip bomb). */
  'DECOMPRESSED_TOO_LARGE',
  'CBOR_INVALID',
  'CBOR_TOO_DEEP',
  'COSE_INVALID',
  'CWT_INVALID',
  'NUMERIC_INVALID',
  'JWS_INVALID',
  'JSON_INVALID',
  'ZIP_INVALID',
  'PROOF_INVALID',
  'ALGORITHM_UNSUPPORTED',
  /** It decodes, but its content is not what the format's schema says. */
  'SCHEMA_INVALID',
  /** It says more than a certificate has to say: a name of a hundred thousand letters. */
  'CREDENTIAL_TOO_LARGE',
] as const;

export const TRUST_REASONS = [
  /** No key of that id is trusted for this format. */
  'ISSUER_KEY_UNKNOWN',
  /** The key is trusted, but not to sign this kind of statement, or not by this algorithm. */
  'ISSUER_KEY_WRONG_USE',
  /** The key's certificate did not cover the moment of issue. */
  'ISSUER_KEY_NOT_VALID_AT_ISSUE',
  /** The key's country or URL is not the issuer that the certificate names. */
  'ISSUER_MISMATCH',
  /** The certificate's signer does not chain to a trusted authority. */
  'ISSUER_CHAIN_INVALID',
  'SIGNATURE_INVALID',
  'CREDENTIAL_EXPIRED',
  'CREDENTIAL_NOT_YET_VALID',
  'CREDENTIAL_REVOKED',
] as const;

export const POLICY_REASONS = [
  'VACCINATION_COMPLETE',
  'VACCINATION_TOO_RECENT',
  'VACCINATION_PARTIAL',
  'VACCINATION_IN_FUTURE',
  'VACCINATION_DATE_UNCLEAR',
  'VACCINE_NOT_ACCEPTED',
  /** Complete once, but longer ago than this office lets it count. */
  'VACCINATION_EXPIRED',
  /** Complete, but this office asks for a booster as well. */
  'BOOSTER_REQUIRED',
  /** Too young to need a certificate here. */
  'AGE_EXEMPT',
  'TEST_NEGATIVE',
  'TEST_EXPIRED',
  'TEST_INCONCLUSIVE',
  'TEST_IN_FUTURE',
  /** A kind of test that this office does not take (antibodies, for instance). */
  'TEST_NOT_ACCEPTED',
  'TEST_POSITIVE',
  'TEST_POSITIVE_PAST',
  'RECOVERY',
  'RECOVERY_EXPIRED',
  'RECOVERY_NOT_YET_VALID',
  /** For other diseases than the one that the office asks about; which ones is a parameter, where they are known. */
  'OTHER_DISEASE',
  /** A published rule of this office's policy says no; its identifier is a parameter. */
  'RULE_FAILED',
  /** A published rule could not be evaluated on this certificate. */
  'RULE_UNDECIDED',
  /** The kiosk's clock is plainly wrong: nothing that depends on a date can be trusted. */
  'CLOCK_WRONG',
  /** Its signature covers no name (some DIVOC certificates), or it names nobody: a person has to match them. */
  'HOLDER_UNSIGNED',
  /** The end of its validity is written, and means nothing. */
  'CREDENTIAL_END_UNCLEAR',
  /** A test of a kind that we do not know was positive. */
  'TEST_UNKNOWN_POSITIVE',
  /** It is past its end, and the office's grace period lets it through. */
  'CREDENTIAL_IN_GRACE',
] as const;

/** The staff pass that the kiosk issues, and who is known by the roster. */
export const STAFF_REASONS = [
  /** A valid staff pass. */
  'STAFF_PASS',
  /** It announces a staff pass, but is none. */
  'PASS_INVALID',
  /** This kiosk's key id, and not its signature: somebody made it up or changed it. */
  'PASS_FORGED',
  /** Another kiosk's. */
  'PASS_FOREIGN',
  'PASS_EXPIRED',
  /** Taken back, or its holder works here no more. */
  'PASS_REVOKED',
  /** What its holder showed last, after it was issued, was merah or hitam. */
  'PASS_HELD',
  /** Name and birth date are those of more than one employee: a person has to tell who it is. */
  'STAFF_AMBIGUOUS',
] as const;

/** The office, not the person. */
export const OFFICE_REASONS = [
  /** As many people are inside as may be. */
  'OFFICE_FULL',
  /** The log was damaged, and which rules are in force is not known for certain: an officer decides. */
  'RULES_UNCERTAIN',
] as const;

/** What a person decided, not a rule. */
export const OFFICER_REASONS = [
  'OFFICER_ADMITTED',
  'OFFICER_DENIED',
  /** The officer typed it in; what was shown is a parameter. */
  'MANUAL_ENTRY',
] as const;

/** A fault of ours: red, logged, to be repaired. */
export const FAULT_REASONS = ['INTERNAL_ERROR'] as const;

export const REASON_CODES = [
  ...SCAN_REASONS,
  ...CONTENT_REASONS,
  ...CREDENTIAL_REASONS,
  ...TRUST_REASONS,
  ...POLICY_REASONS,
  ...STAFF_REASONS,
  ...OFFICER_REASONS,
  ...OFFICE_REASONS,
  ...FAULT_REASONS,
] as const;

export const ReasonCode = z.enum(REASON_CODES);
export type ReasonCode = z.infer<typeof ReasonCode>;

/** A value in a sentence: a number, a text, or a civil date (`YYYY-MM-DD`), which is written as people do. */
export const ReasonParams = z.record(z.string(), z.union([z.string(), z.number()]));
export type ReasonParams = z.infer<typeof ReasonParams>;

export const Reason = z.object({ code: ReasonCode, params: ReasonParams.optional() });
export type Reason = z.infer<typeof Reason>;
