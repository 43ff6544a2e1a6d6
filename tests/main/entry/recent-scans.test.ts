import { describe, expect, test } from 'vitest';
import type { Entry } from '#shared/domain/entry.ts';
import type { Rule } from '#shared/domain/rule.ts';
import { RecentScans } from '../../../src/main/entry/recent-scans.ts';
import { verifyScan, type Verification } from '../../../src/main/entry/verify.ts';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import type { Policy } from '../../../src/main/policy/policy.ts';
import { trustOfLine } from '../../../src/main/trust/from-line.ts';
import { createIssuer, issueHcert, type HcertOptions } from '../../support/issuer/hcert.ts';
import { scan } from './scans.ts';

const NOW = new Date('2022-02-24T01:00:00Z');
const DAY = '2022-02-24';
const timeZone = 'Asia/Makassar';
const noWait: Policy = { ...ppu, vaccination: { ...ppu.vaccination, waitingDays: 0 } };

const RULE: Rule = {
  Identifier: 'GR-ID-0001',
  Type: 'Acceptance',
  Country: 'ID',
  Version: '1.0.0',
  SchemaVersion: '1.0.0',
  Engine: 'CERTLOGIC',
  EngineVersion: '1.0.0',
  CertificateType: 'General',
  Description: [{ lang: 'en', desc: 'About the name' }],
  ValidFrom: '2021-01-01T00:00:00Z',
  ValidTo: '2030-01-01T00:00:00Z',
  AffectedFields: ['nam'],
  Logic: true,
};

const issuer = await createIssuer({ country: 'ID' }, NOW);
const { trust } = trustOfLine({ certificates: [Buffer.from(issuer.der).toString('base64')] });

/** What a code comes to under PPU's policy, and its entry. */
async function scanned(options: Partial<HcertOptions>, seq: number): Promise<[Entry, Verification]> {
  const code = issueHcert(issuer, {
    issuedAt: new Date('2022-01-01T00:00:00Z'),
    expiresAt: new Date('2022-12-31T00:00:00Z'),
    ...options,
  });
  const verification = await verifyScan(scan(code), { trust, policy: ppu, timeZone }, NOW);
  const { format, outcome, verdict } = verification;
  const rest = {
    kind: 'scan' as const,
    person: 'pengunjung' as const,
    officerId: null,
    tracked: false,
    details: null,
    source: 'serial:/dev/ttyACM0',
    issuer: 'ID',
    keyId: null,
    policy: 'ppu/0',
    holder: null,
  };
  return [{ seq, at: NOW.toISOString(), format, outcome, verdict, ...rest }, verification];
}

const recentDose = { vaccination: { dt: '2022-02-19' } };
const oldDose = { vaccination: { dt: '2021-09-01' } };

async function remembered(...all: Partial<HcertOptions>[]): Promise<RecentScans> {
  const recent = new RecentScans();
  for (const [i, options] of all.entries()) recent.remember(...(await scanned(options, i + 1)), DAY);
  return recent;
}

const told = (recent: RecentScans, policy: Policy) =>
  recent
    .rejudge(policy, timeZone, DAY)
    .map(({ seq, before, after }) => [seq, before.category, after.category]);

describe('today’s scans under another policy', () => {
  test('say which would change', async () => {
    const recent = await remembered(recentDose, oldDose);
    expect(told(recent, noWait)).toEqual([
      [1, 'kuning', 'hijau'],
      [2, 'hijau', 'hijau'],
    ]);
  });

  test('a forged one stays red whatever the policy', async () => {
    const recent = await remembered({ ...oldDose, tamper: { breakSignature: true } });
    expect(told(recent, noWait)).toEqual([[1, 'merah', 'merah']]);
  });

  test('one that has ended is let through by a policy with grace, and not by one without', async () => {
    const recent = await remembered({ ...oldDose, expiresAt: new Date('2022-02-20T00:00:00Z') });
    expect(told(recent, ppu)).toEqual([[1, 'merah', 'merah']]);
    expect(told(recent, { ...ppu, credential: { graceDays: 3 } })).toEqual([[1, 'merah', 'merah']]);
    expect(told(recent, { ...ppu, credential: { graceDays: 10 } })).toEqual([[1, 'merah', 'hijau']]);
  });

  test('hold no name, only that there is one', async () => {
    const recent = await remembered(oldDose);
    const rule = (Logic: Rule['Logic']): Policy => ({
      ...ppu,
      rules: { ...ppu.rules, entries: [{ ...RULE, Logic }] },
    });
    const family = { var: 'payload.nam.fnt' };
    expect(told(recent, rule({ '===': [family, 'KARTANEGARA'] }))).toEqual([[1, 'hijau', 'merah']]);
    expect(told(recent, rule({ if: [family, true, false] }))).toEqual([[1, 'hijau', 'hijau']]);
  });

  test('are forgotten with the day', async () => {
    const recent = await remembered(oldDose);
    expect(recent.rejudge(ppu, timeZone, '2022-02-25')).toEqual([]);
    expect(told(recent, ppu)).toEqual([]);
  });

  test('are not more than so many, the newest', async () => {
    const recent = new RecentScans(2);
    for (const seq of [1, 2, 3]) recent.remember(...(await scanned(oldDose, seq)), DAY);
    expect(told(recent, ppu).map(([seq]) => seq)).toEqual([2, 3]);
  });
});
