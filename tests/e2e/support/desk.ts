import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import {
  createIssuer,
  type Issuer,
  issueHcert,
  type HcertOptions,
  trustDocument,
} from '../../support/issuer/hcert.ts';
import { openDisplay } from '../../../scripts/lib/display.mjs';
import { launchKiosk, type LaunchOptions, type RunningKiosk } from '../../support/kiosk.ts';
import { openPty, type Pty } from '../../support/pty.ts';
import { provision } from '../../support/provision.ts';

const DAY_MS = 86_400_000;

/** A whole desk: a set-up kiosk in real Electron, its scanner's port, and an issuer that it trusts. */
export interface Desk {
  readonly pty: Pty;
  readonly issuer: Issuer;
  readonly data: string;
  /** Starts the kiosk, or starts it anew; resolves when it shows its first screen. */
  start(options?: Omit<LaunchOptions, 'data'>): Promise<RunningKiosk>;
  /** A credential of the trusted issuer. Default: a complete vaccination long enough ago. */
  code(options?: Partial<HcertOptions>): string;
  /** A day so many days before today, `YYYY-MM-DD`. */
  daysAgo(days: number): string;
}

interface Options {
  /** What this desk's site has otherwise than the sample. */
  site: Record<string, unknown>;
  /** The size of a file system of its own for the data folder, as `mount` takes it; needs root. */
  disk: string | null;
}

/** Each worker has a screen and a keyboard of its own: what one types, no other hears. */
interface Place {
  display: undefined;
}

export const test = base.extend<{ desk: Desk } & Options, Place>({
  display: [
    async ({}, use) => {
      const display = await openDisplay({ own: true });
      Object.assign(process.env, display.env);
      await use(undefined);
      display.stop();
    },
    { scope: 'worker', auto: true },
  ],
  site: [{}, { option: true }],
  disk: [null, { option: true }],
  desk: async ({ site, disk }, use) => {
    const data = await mkdtemp(join(tmpdir(), 'gerbang e2e '));
    if (disk !== null) execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${disk}`, 'tmpfs', data]);
    const pty = await openPty();
    const now = new Date();
    const issuer = await createIssuer({ country: 'ID' }, now);
    await provision(data, {
      site: { scanner: serialAt(pty.scannerPath), ...site },
      trust: [trustDocument(issuer)],
    });
    const running = new Set<RunningKiosk>();
    await use({
      pty,
      issuer,
      data,
      start: async (options = {}) => {
        const kiosk = await launchKiosk({ ...options, data });
        running.add(kiosk);
        return kiosk;
      },
      code: (options = {}) =>
        issueHcert(issuer, {
          issuedAt: new Date(now.getTime() - 2 * DAY_MS),
          expiresAt: new Date(now.getTime() + 300 * DAY_MS),
          ...(options.test || options.recovery || options.payload
            ? {}
            : { vaccination: { dt: daysBefore(now, 150) } }),
          ...options,
        }),
      daysAgo: (days) => daysBefore(now, days),
    });
    for (const kiosk of running) await kiosk.close().catch(() => undefined);
    await pty.close();
    if (disk !== null) execFileSync('umount', ['--lazy', data]);
    await rm(data, { recursive: true, force: true });
  },
});

/** Whether this account may mount a file system, for `disk`. */
export const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

/** The name fields of a credential, for a name in one piece: what is after the first word is the family's. */
export function holder(name: string) {
  const [given = '', ...rest] = name.split(' ');
  const mrz = (text: string) => text.toUpperCase().replace(/[^A-Z]+/g, '<');
  const family = rest.join(' ');
  return { gn: given, gnt: mrz(given), fn: family, fnt: mrz(family) };
}

export { expect };

function serialAt(path: string) {
  return { kind: 'serial', port: { by: 'path', path } };
}

function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 10);
}
