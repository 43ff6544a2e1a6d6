import * as z from 'zod';
import { isFetchAddress } from './fetch-address.ts';

const NUMBER = '(?:0|[1-9]\\d{0,8})';
const WORD = `(?:${NUMBER}|\\d*[A-Za-z-][0-9A-Za-z-]*)`;

/** A version: X.Y.Z, and what comes before it (Semantic Versioning 2.0.0, without build metadata). */
export const Version = z
  .string()
  .max(64)
  .regex(new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${WORD}(?:\\.${WORD})*)?$`), 'X.Y.Z');
export type Version = z.infer<typeof Version>;

/** How a program is packaged. */
export const PACKAGE_KINDS = ['appimage', 'deb', 'nsis', 'portable'] as const;
export const PackageKind = z.enum(PACKAGE_KINDS);
export type PackageKind = z.infer<typeof PackageKind>;

/** What a release says of itself, in few plain words; line breaks, no markup. */
const Notes = z
  .string()
  .max(2000)
  .regex(/^[^\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]*$/u, 'no signs that cannot be seen')
  .regex(/^(?:[^\p{Cc}]|\n)*$/u, 'no control characters');
export const ReleaseNotes = z.strictObject({ id: Notes, en: Notes });
export type ReleaseNotes = z.infer<typeof ReleaseNotes>;

/** Why an update is not taken, or was not installed. */
export const UPDATE_REFUSALS = [
  /** This build knows nobody whose updates it could take. */
  'UPDATE_NO_KEY',
  /** It is no update, or one that this version cannot read. */
  'UPDATE_MALFORMED',
  /** Signed by somebody else. */
  'UPDATE_FOREIGN',
  /** Signed in our name, and wrongly: it was altered. */
  'UPDATE_FORGED',
  'UPDATE_OTHER_PRODUCT',
  /** Older than what runs here, or than what this kiosk has had already. */
  'UPDATE_OLDER',
  /** It was installed here, did not come up well, and was taken back. */
  'UPDATE_TAKEN_BACK',
  /** Nothing in it for a program that was installed as this one. */
  'UPDATE_NO_FILE',
  /** The program that it speaks of is not beside it, or is no plain file. */
  'UPDATE_FILE_MISSING',
  /** The program is not the one that was signed: cut off, or altered. */
  'UPDATE_DAMAGED',
  /** It could not be kept: the disk is full, or refuses. */
  'UPDATE_NOT_KEPT',
  /** It is as it should be, and the system did not install it. */
  'UPDATE_NOT_INSTALLED',
] as const;
export const UpdateRefusal = z.enum(UPDATE_REFUSALS);
export type UpdateRefusal = z.infer<typeof UpdateRefusal>;

/** Where updates come from, and when they are installed. */
export const UpdateSettings = z
  .object({
    feed: z
      .object({
        enabled: z.boolean().default(false),
        /** The address of `gerbang-update.json`; the programs lie beside it. */
        url: z.string().max(2048).refine(isFetchAddress, 'an https address').nullable().default(null),
      })
      .prefault({}),
    everyHours: z.int().min(1).max(720).default(24),
    /** `ask`: an admin says when; `night`: when the office is closed and nobody is signed in. */
    install: z.enum(['ask', 'night']).default('ask'),
  })
  .prefault({});
export type UpdateSettings = z.infer<typeof UpdateSettings>;

/** An update that is verified, kept, and may be installed. */
export const ReadyUpdate = z.object({
  version: Version,
  releasedAt: z.iso.datetime(),
  /** That date lies in the future: somebody's clock is wrong. */
  early: z.boolean(),
  notes: ReleaseNotes,
  name: z.string(),
  size: z.int(),
});
export type ReadyUpdate = z.infer<typeof ReadyUpdate>;

/** How it stands with updates. */
export const UpdateState = z.object({
  running: z.string(),
  /** Whose updates this build takes, and the fingerprint of their key; null: nobody's. */
  key: z.object({ issuer: z.string(), fingerprint: z.string() }).nullable(),
  /** How this program was installed; null: not by a package of ours. */
  kind: PackageKind.nullable(),
  /** Whether it is installed with nobody at the PC. */
  unattended: z.boolean(),
  /** What is being done, and how much of it is. */
  work: z
    .object({
      kind: z.enum(['looking', 'fetching', 'copying', 'installing']),
      version: Version.nullable(),
      done: z.int(),
      size: z.int(),
    })
    .nullable(),
  ready: ReadyUpdate.nullable(),
  /** What was refused last. */
  refused: z.object({ code: UpdateRefusal, version: Version.nullable(), at: z.iso.datetime() }).nullable(),
  /** A version that was installed, failed, and was taken back, until an admin has read it. */
  takenBack: z.object({ version: Version, at: z.iso.datetime() }).nullable(),
  feed: z.object({
    /** When it answered last with something that is in order; null: not since this program was started. */
    checkedAt: z.iso.datetime().nullable(),
    /** Why it did not, the last time; null where it did. */
    failed: z.string().nullable(),
  }),
  /** What an administrator has to do by hand: a command, or a file to start; null: nothing. */
  byHand: z.string().nullable(),
});
export type UpdateState = z.infer<typeof UpdateState>;

/** What an admin should see to, wherever they are. */
export const UpdateNews = z.object({ kind: z.enum(['ready', 'taken-back']), version: Version });
export type UpdateNews = z.infer<typeof UpdateNews>;
