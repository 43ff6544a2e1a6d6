import * as z from 'zod';
import { isFetchAddress } from './fetch-address.ts';
import { Language } from './locale.ts';
import { OfficeCode, OfficeKind, PrintedName } from './office.ts';
import { Site, TimeZone } from './site.ts';

/** The id of a policy: one that Gerbang ships, or of the regency's own. */
export const PolicyReference = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

const different = (items: readonly unknown[]) => new Set(items).size === items.length;

/** What a site card says of an office. */
export const CardOffice = z.strictObject({
  name: PrintedName,
  code: OfficeCode,
  kind: OfficeKind,
  timeZone: TimeZone,
  /** The first is the screen's. */
  languages: z.array(Language).min(1).max(2).refine(different, 'each once'),
  policy: PolicyReference,
  /** Lists of issuer keys that the kiosk fetches; none: it is given them as files. */
  trust: z
    .array(z.string().max(200).refine(isFetchAddress, 'an https address'))
    .max(4)
    .refine(different, 'each once'),
  capacity: Site.shape.presence.unwrap().shape.capacity.unwrap(),
  retentionDays: Site.shape.retentionDays.unwrap(),
});
export type CardOffice = z.infer<typeof CardOffice>;

/** A site card, read; whether it is to be believed is another question. */
export const CardContent = z.strictObject({
  /** Who signed it, in words. */
  issuer: PrintedName,
  /** An instant in UTC, to the second. */
  issuedAt: z.iso.datetime(),
  office: CardOffice,
  /** The policy is not one that Gerbang ships: SHA-256 of the file that it is in, in hexadecimal. */
  policyHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type CardContent = z.infer<typeof CardContent>;

/** What a kiosk has of what a card says. */
export const OfficeView = z.object({
  name: z.string(),
  code: OfficeCode.nullable(),
  kind: OfficeKind.nullable(),
  timeZone: z.string(),
  language: Language,
  policy: z.string(),
  trust: z.array(z.string()),
  capacity: z.int().nullable(),
  retentionDays: z.int(),
});
export type OfficeView = z.infer<typeof OfficeView>;

/** Why a site card is not taken. Codes are stable: they are in the audit trail. */
export const CARD_REFUSALS = [
  /** Only in set-up, where nothing else is expected: it announces no site card. */
  'CARD_NONE',
  /** It does not read: cut off, altered, or with fields that this version does not know. */
  'CARD_DAMAGED',
  /** Of another version of Gerbang's cards. */
  'CARD_VERSION',
  /** Its signature is not that of the key that it names. */
  'CARD_FORGED',
  /** Well signed, by another key than the one that this kiosk has pinned. */
  'CARD_FOREIGN',
  /** Older than the one that holds. */
  'CARD_OLDER',
  /** It names a policy that neither this version ships nor the kiosk has. */
  'CARD_POLICY',
  /** It is bound to a policy's file that the kiosk does not have: it is opened as a file, beside that one. */
  'CARD_BRINGS_POLICY',
  /** The policy's file beside it is not the one that it is bound to. */
  'CARD_POLICY_FILE',
] as const;
export const CardRefusal = z.enum(CARD_REFUSALS);
export type CardRefusal = z.infer<typeof CardRefusal>;

/** A site card that was scanned or opened, until somebody has dealt with it. */
export const SiteCardState = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('offered'),
    issuer: z.string(),
    issuedAt: z.iso.datetime(),
    /** By which people compare keys: `3F2A 90BC …`. */
    fingerprint: z.string(),
    /** Taking it pins this key: there was none yet. */
    pins: z.boolean(),
    card: OfficeView,
    /** What holds now; null before set-up. */
    present: OfficeView.nullable(),
  }),
  z.object({
    kind: z.literal('refused'),
    code: CardRefusal,
    /** Counts up, so that a second refusal is seen to be one. */
    times: z.int().min(1),
  }),
]);
export type SiteCardState = z.infer<typeof SiteCardState>;
