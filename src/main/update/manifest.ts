import * as z from 'zod';
import { PackageKind, ReleaseNotes, Version } from '#shared/domain/update.ts';
import { seal } from './envelope.ts';
import type { ReleaseSigner } from './release-key.ts';

/** The manifest's name, on a server and on a stick; the programs lie beside it. */
export const MANIFEST = 'gerbang-update.json';
/** Far more than any manifest has. */
export const LARGEST_MANIFEST = 64 * 1024;
/** What is signed says what it is: a signature for something else is none for this. */
export const PAYLOAD_TYPE = 'application/vnd.gerbang.update+json';
export const PRODUCT = 'gerbang';

/** Programs are larger than that by far; more is a mistake, or malice. */
const LARGEST_FILE = 2 ** 31;

/** What the files of each kind end in, and the system that they are for. */
export const ENDINGS = {
  appimage: { ending: '.AppImage', platform: 'linux' },
  deb: { ending: '.deb', platform: 'linux' },
  nsis: { ending: '.exe', platform: 'win32' },
  portable: { ending: '.exe', platform: 'win32' },
} as const satisfies Readonly<Record<PackageKind, object>>;

/** A name in the same folder, and nothing that any system takes for more. */
const FileName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,127}$/, 'a plain file name')
  .refine((name) => !/^(?:con|prn|aux|nul|com\d|lpt\d)\./i.test(name), 'no device of Windows');

export const ReleaseFile = z
  .strictObject({
    platform: z.enum(['linux', 'win32']),
    arch: z.enum(['x64', 'arm64']),
    kind: PackageKind,
    name: FileName,
    size: z.int().min(1).max(LARGEST_FILE),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .refine(({ kind, name }) => name.endsWith(ENDINGS[kind].ending), 'a name that fits its kind')
  .refine(({ kind, platform }) => platform === ENDINGS[kind].platform, 'the system that its kind is for');
export type ReleaseFile = z.infer<typeof ReleaseFile>;

/** What a release is: the payload of its manifest. */
export const Release = z.strictObject({
  product: z.string().max(64),
  version: Version,
  releasedAt: z.iso.datetime(),
  notes: ReleaseNotes,
  files: z
    .array(ReleaseFile)
    .min(1)
    .max(16)
    .refine((files) => isUnique(files.map(({ name }) => name)), 'each name once')
    .refine(
      (files) => isUnique(files.map(({ platform, arch, kind }) => `${platform} ${arch} ${kind}`)),
      'one file for each kind of PC',
    ),
});
export type Release = z.infer<typeof Release>;

/** The text of a signed manifest. */
export function manifestOf(release: Release, signer: ReleaseSigner): string {
  const payload = Buffer.from(JSON.stringify(Release.parse(release)), 'utf8');
  return `${JSON.stringify(seal(PAYLOAD_TYPE, payload, signer), null, 2)}\n`;
}

function isUnique(names: readonly string[]): boolean {
  return new Set(names.map((name) => name.toLowerCase())).size === names.length;
}
