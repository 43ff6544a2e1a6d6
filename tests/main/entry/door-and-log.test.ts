import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ScanScreen } from '#shared/domain/kiosk.ts';
import { Door } from '../../../src/main/entry/door.ts';
import { verifyScan } from '../../../src/main/entry/verify.ts';
import { EntryLog } from '../../../src/main/log/entry-log.ts';
import { LogError } from '../../../src/main/log/errors.ts';
import { deriveLogKeys } from '../../../src/main/log/keys.ts';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import type { Scan } from '../../../src/main/scanner/scan.ts';
import { trustOfLine } from '../../../src/main/trust/from-line.ts';
import { createIssuer, issueHcert, type Issuer } from '../../support/issuer/hcert.ts';
import { createShcIssuer, issueShc, SAMPLE_PATIENT } from '../../support/issuer/shc.ts';
import { scan } from './scans.ts';

/* The door with a real path and a real log: what is shown is what is kept. */

const NOW = new Date('2022-02-24T01:00:00Z');
let issuer: Issuer;
let stranger: Issuer;
let folder: string;
let log: EntryLog;

beforeAll(async () => {
  [issuer, stranger] = await Promise.all([
    createIssuer({ country: 'ID' }, NOW),
    createIssuer({ country: 'ID' }, NOW),
  ]);
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gerbang-desk-'));
  log = EntryLog.open({ path: join(folder, 'gerbang.db'), keys: deriveLogKeys(Buffer.alloc(32, 7)) });
});

afterEach(() => {
  log.close();
  rmSync(folder, { recursive: true, force: true });
});

const codeOf = (signer: Issuer) =>
  issueHcert(signer, {
    issuedAt: new Date('2022-01-10T00:00:00Z'),
    expiresAt: new Date('2023-01-10T00:00:00Z'),
    vaccination: { dt: '2021-09-05' },
  });

/** Runs scans through the door; the screens that they come to, one each. */
async function present(...scans: readonly Scan[]): Promise<ScanScreen[]> {
  const { trust } = trustOfLine({ certificates: [Buffer.from(issuer.der).toString('base64')] });
  const context = { trust, policy: ppu, timeZone: 'Asia/Makassar' };
  const screens: ScanScreen[] = [];
  return new Promise((resolve) => {
    const door = new Door({
      verifier: { verify: (taken) => verifyScan(taken, context, taken.at) },
      log: {
        appendScan: (entry) => log.append(entry),
        failed: (error) => (error instanceof LogError ? error.code : 'LOG_UNAVAILABLE'),
      },
      screens: {
        show: (screen) => {
          screens.push(screen);
          if (screens.length === scans.length) resolve(screens);
        },
      },
      repeatWindow: () => 0,
    });
    for (const each of scans) door.receive(each);
  });
}

const entries = () => log.list({ day: '2022-02-24', timeZone: 'Asia/Makassar', limit: 100 }).reverse();

test('scans are kept and shown in the order in which they came', async () => {
  const texts = [codeOf(issuer), '', 'https://example.org', codeOf(stranger), 'HC1:', codeOf(issuer)];
  const screens = await present(...texts.map((text, i) => scan(text, i)));
  expect(screens.map((screen) => (screen.kind === 'verdict' ? screen.seq : screen.kind))).toEqual([
    1, 2, 3, 4, 5, 6,
  ]);
  const kept = entries();
  expect(kept.map(({ outcome }) => outcome)).toEqual([
    'verified',
    'invalid',
    'invalid',
    'untrusted',
    'invalid',
    'verified',
  ]);
  screens.forEach((screen, i) => {
    expect(screen).toMatchObject({ kind: 'verdict', verdict: kept[i]?.verdict, at: kept[i]?.at });
  });
});

test('a name is shown, and kept, only where a trusted key vouches for it', async () => {
  const [known, unknown] = await present(scan(codeOf(issuer)), scan(codeOf(stranger), 1));
  const holder = { name: 'Siti Aminah Kartanegara', birthDate: '1985-04-17' };
  expect(known).toMatchObject({ verdict: { decision: 'admit' }, holder });
  expect(unknown).toMatchObject({ verdict: { decision: 'deny' }, holder: null });
  expect(entries().map((entry) => entry.holder)).toEqual([holder, null]);
  expect(entries()).toMatchObject([{ issuer: 'ID' }, { issuer: null, keyId: null, personal: 'none' }]);
});

test('of an expired, a forged, an endless and a planted name nothing is kept, each with its reason', async () => {
  const forger = await createShcIssuer('https://kemkes.go.id');
  const forged = (family: string) =>
    issueShc(forger, { issuedAt: NOW, patient: { ...SAMPLE_PATIENT, name: [{ family }] } });
  const expired = issueHcert(issuer, {
    issuedAt: new Date('2022-01-10T00:00:00Z'),
    expiresAt: new Date('2022-02-20T00:00:00Z'),
  });
  const texts = [
    expired,
    await forged('BUPATI'),
    await forged('Aع中'.repeat(40_000)),
    await forged('A'.repeat(255_000)),
  ];
  const screens = await present(...texts.map((text, i) => scan(text, i)));
  expect(screens).toMatchObject(
    ['CREDENTIAL_EXPIRED', 'ISSUER_KEY_UNKNOWN', 'CREDENTIAL_TOO_LARGE', 'CREDENTIAL_TOO_LARGE'].map(
      (code) => ({
        kind: 'verdict',
        verdict: { category: 'merah', reasons: [{ code }] },
        holder: null,
      }),
    ),
  );
  const kept = JSON.stringify(entries());
  expect(kept).not.toMatch(/Siti|BUPATI|kemkes|AAAA|1985/);
  expect(kept.length).toBeLessThan(4000);
  expect(log.countFollowed()).toEqual({ open: 0, contacted: 0, done: 0 });
});

test('a code that only its server can check waits for the officer, and is an entry', async () => {
  const [screen] = await present(scan('https://pedulilindungi.id/qr/abc'));
  expect(screen).toMatchObject({
    kind: 'verdict',
    verdict: { decision: 'refer', category: 'kuning' },
    holder: null,
  });
  expect(entries()).toMatchObject([{ outcome: 'untrusted', format: null, issuer: null, holder: null }]);
});

test('what the log cannot keep is a fault and never a colour; the next scan is tried anew', async () => {
  const file = join(folder, 'gerbang.db');
  log.close();
  log = EntryLog.open({
    path: join(folder, 'nowhere', 'gerbang.db'),
    keys: deriveLogKeys(Buffer.alloc(32, 7)),
  });
  expect(await present(scan(codeOf(issuer)), scan(codeOf(issuer), 1))).toEqual([
    { kind: 'fault', at: '2022-02-24T01:00:00.000Z', fault: 'LOG_UNAVAILABLE' },
    { kind: 'fault', at: '2022-02-24T01:00:00.001Z', fault: 'LOG_UNAVAILABLE' },
  ]);
  log = EntryLog.open({ path: file, keys: deriveLogKeys(Buffer.alloc(32, 7)) });
  expect(await present(scan(codeOf(issuer), 2))).toMatchObject([{ kind: 'verdict', seq: 1 }]);
});
