import type { Check, Diagnostics, Finding } from '#shared/domain/diagnostics.ts';
import type { ScannerStatus } from '#shared/domain/kiosk.ts';
import { Site } from '#shared/domain/site.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogKeys } from '../log/keys.ts';
import type { DataFolder } from '../site/data-folder.ts';
import { lookAtClock } from './clock.ts';
import { lookAtDisk } from './disk.ts';
import { lookAtKey } from './key.ts';
import { lookAtLog } from './log.ts';
import { RotatingLog } from './rotating-log.ts';
import { lookAtStability } from './stability.ts';
import { lookAtTrust } from './trust.ts';

export interface LookOptions {
  readonly files: DataFolder;
  readonly now: Date;
  /** Versions, by what they are of. */
  readonly program: Readonly<Record<string, string>>;
  /** To walk the chain with, which takes seconds; null: it is not walked. */
  readonly keys: LogKeys | null;
  /** The largest log whose pages are all looked at, in bytes: the screen stands still meanwhile. */
  readonly largestLog: number;
  /** Null where no kiosk runs in this process. */
  readonly scanner: ScannerStatus | null;
  /** `1920x1080` each; null where there is no window. */
  readonly displays: readonly string[] | null;
}

/** Looks a kiosk over: reads its files, beside the kiosk that may be running, and changes nothing. */
export function lookOver(options: LookOptions): Diagnostics {
  const { files, now, program, keys, largestLog, scanner, displays } = options;
  const lines = localLog(files).lines();
  const site = siteOf(files);
  const log = lookAtLog(files, { keys, largestLog });
  const trust = lookAtTrust(files, now, site?.trust.maxAgeDays ?? null);
  return {
    at: now.toISOString(),
    checks: [
      { check: 'program', state: 'ok', finding: 'PROGRAM', facts: program },
      lookAtDisk(files),
      lookAtClock({ now, lastEntry: log.lastEntry, trustAt: trust.importedAt, lines }),
      log.check,
      log.chain,
      lookAtKey(files),
      trust.check,
      lookAtScanner(site, scanner),
      ...(displays === null ? [] : [lookAtDisplays(displays)]),
      lookAtStability(lines, now),
    ],
  };
}

/** The kiosk's own log of faults. */
export function localLog(files: DataFolder): RotatingLog {
  return new RotatingLog({ folder: join(files.folder, 'logs'), now: () => new Date() });
}

/** The office's settings; null where there are none that read. */
export function siteOf(files: DataFolder): Site | null {
  if (!existsSync(files.site)) return null;
  try {
    return Site.parse(JSON.parse(readFileSync(files.site, 'utf8')));
  } catch {
    return null;
  }
}

function lookAtScanner(site: Site | null, status: ScannerStatus | null): Check {
  const finding = (state: Check['state'], name: Finding, facts: Check['facts'] = {}): Check => ({
    check: 'scanner',
    state,
    finding: name,
    facts,
  });
  if (!site?.scanner) return finding('warn', 'SCANNER_NOT_SET');
  if (status === null) return finding('ok', 'SCANNER_SET', { kind: site.scanner.kind });
  if (status.state !== 'connected') return finding('bad', 'SCANNER_NOT_THERE', { state: status.state });
  const types = status.devices?.some(({ kind, state }) => kind === 'wedge' && state === 'connected');
  if (types ?? site.scanner.kind === 'wedge') return finding('ok', 'SCANNER_TYPES');
  return finding('ok', 'SCANNER_CONNECTED', { device: status.device ?? site.scanner.kind });
}

function lookAtDisplays(displays: readonly string[]): Check {
  const facts = { count: displays.length, sizes: displays.join(', ') };
  return { check: 'displays', state: displays.length === 0 ? 'bad' : 'ok', finding: 'DISPLAYS', facts };
}
