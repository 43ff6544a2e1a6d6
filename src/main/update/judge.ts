import type { PackageKind, UpdateRefusal, Version } from '#shared/domain/update.ts';
import { Envelope, open } from './envelope.ts';
import { LARGEST_MANIFEST, PAYLOAD_TYPE, PRODUCT, Release, type ReleaseFile } from './manifest.ts';
import type { ReleaseKey } from './release-key.ts';
import { compareVersions } from './version.ts';

/** What a kiosk holds a release against. */
export interface JudgeOptions {
  /** Null: this build takes no updates. */
  readonly key: ReleaseKey | null;
  readonly running: Version;
  /** The highest version that this kiosk has ever run or taken. */
  readonly highest: Version;
  readonly takenBack: readonly Version[];
  readonly target: Target;
  readonly now: Date;
}

/** Which of a release's files fits: how the program was installed, and on what. */
export interface Target {
  readonly platform: string;
  readonly arch: string;
  /** Null: not by a package of ours. */
  readonly kind: PackageKind | null;
}

export type Judgement =
  | { readonly kind: 'takes'; readonly release: Release; readonly file: ReleaseFile; readonly early: boolean }
  /** What runs already. */
  | { readonly kind: 'current'; readonly release: Release }
  | { readonly kind: 'refused'; readonly code: UpdateRefusal; readonly version: Version | null };

/** Clocks differ by so much. */
const LEEWAY_MS = 24 * 3_600_000;

/** Whether a manifest is an update for this kiosk. Nothing of it is believed before its signature is. */
export function judgeManifest(bytes: Uint8Array, options: JudgeOptions): Judgement {
  if (!options.key) return refused('UPDATE_NO_KEY');
  const release = releaseOf(bytes, options.key);
  if (typeof release === 'string') return refused(release);
  if (release.product !== PRODUCT) return refused('UPDATE_OTHER_PRODUCT', release);
  const { version, files } = release;
  const order = compareVersions(version, options.running);
  if (order === 0) return { kind: 'current', release };
  if (order < 0 || compareVersions(version, options.highest) < 0) return refused('UPDATE_OLDER', release);
  if (options.takenBack.includes(version)) return refused('UPDATE_TAKEN_BACK', release);
  const { platform, arch, kind } = options.target;
  const file = files.find((each) => each.platform === platform && each.arch === arch && each.kind === kind);
  if (!file) return refused('UPDATE_NO_FILE', release);
  const early = Date.parse(release.releasedAt) > options.now.getTime() + LEEWAY_MS;
  return { kind: 'takes', release, file, early };
}

/** The release that a manifest is of, by whose key it says; or why there is none. */
export function releaseOf(bytes: Uint8Array, key: ReleaseKey): Release | UpdateRefusal {
  if (bytes.length > LARGEST_MANIFEST) return 'UPDATE_MALFORMED';
  const envelope = Envelope.safeParse(jsonOf(bytes));
  if (!envelope.success || envelope.data.payloadType !== PAYLOAD_TYPE) return 'UPDATE_MALFORMED';
  const payload = open(envelope.data, PAYLOAD_TYPE, key.publicKey);
  if (!payload) {
    const inOurName = envelope.data.signatures.some(({ keyid }) => keyid === key.keyid);
    return inOurName ? 'UPDATE_FORGED' : 'UPDATE_FOREIGN';
  }
  return Release.safeParse(jsonOf(payload)).data ?? 'UPDATE_MALFORMED';
}

function refused(code: UpdateRefusal, release?: Release): Judgement {
  return { kind: 'refused', code, version: release?.version ?? null };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
