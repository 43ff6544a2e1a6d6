import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Site } from '#shared/domain/site.ts';
import { Kiosk } from '../../../src/main/kiosk.ts';
import { dataFolder } from '../../../src/main/site/data-folder.ts';
import { LIGHT_PIN } from '../../support/pin-cost.ts';
import { OFFICER_PIN, provision, readEntries, withLog } from '../../support/provision.ts';
import { openPty, type Pty } from '../../support/pty.ts';
import { cardText, STRANGER } from '../../support/site-cards.ts';

const PETUGAS_PIN = '394857';
const TYPED = Site.parse({ version: 1, name: 'What the page sent', retentionDays: 3650 });
const officer = { name: 'Budi Santoso', pin: OFFICER_PIN };

let folder: string;
let pty: Pty | null = null;
const running: Kiosk[] = [];

function kiosk(): Kiosk {
  const made = new Kiosk({
    folder,
    pinCost: LIGHT_PIN,
    keyWrapper: null,
    now: () => new Date(),
    report: () => undefined,
  });
  made.start();
  running.push(made);
  return made;
}

/** A kiosk at work, its scanner a port. */
async function atWork(): Promise<{ at: Kiosk; scan: (code: string) => Promise<void> }> {
  const port = (pty = await openPty());
  await provision(folder, {
    pinCost: LIGHT_PIN,
    site: { scanner: { kind: 'serial', port: { by: 'path', path: port.scannerPath } } },
    officers: [{ name: 'Rina', pin: PETUGAS_PIN, role: 'petugas' }],
  });
  const at = kiosk();
  await vi.waitFor(() => expect(at.state.scanner.state).toBe('connected'), 30_000);
  return { at, scan: (code) => port.write(`${code}\r`) };
}

const offer = (at: Kiosk, text: string): void => at.features.siteCards.service.offer(Buffer.from(text));
const auditsOf = () =>
  withLog(folder, (log) =>
    log
      .listAudit({ limit: 100 })
      .reverse()
      .map(({ action, detail }) => ({ action, detail })),
  );

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gerbang-card-'));
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.close()));
  await pty?.close();
  pty = null;
  rmSync(folder, { recursive: true, force: true });
});

describe('a new kiosk', () => {
  test('is what its card says, whatever the page sends, and works by the policy that it names', async () => {
    const at = kiosk();
    offer(at, cardText());
    expect(at.state).toMatchObject({
      phase: 'setup',
      siteCard: { kind: 'offered', pins: true, present: null },
    });
    await at.features.site.service.finish(TYPED, officer);
    expect(at.state).toMatchObject({
      phase: 'ready',
      siteCard: null,
      site: {
        ...{ name: 'Kantor Camat Penajam', code: 'KEC-01', retentionDays: 30 },
        presence: { capacity: 40 },
        provisioning: { issuer: 'Diskominfo Penajam Paser Utara' },
      },
    });
    expect(at.features.policy.service.it.active.policy.id).toBe('booster');
    expect((await auditsOf()).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['POLICY_ACTIVATED', 'SETUP_FINISHED', 'SITE_CARD_TAKEN']),
    );
    const again = kiosk();
    expect(again.state.site).toEqual(at.state.site);
  });

  test('without a card takes nobody’s key from the page', async () => {
    const at = kiosk();
    const forged = { key: 'A'.repeat(43) + '=', issuer: 'Somebody', cardIssuedAt: '2026-01-01T00:00:00Z' };
    await at.features.site.service.finish({ ...TYPED, code: 'X-1', provisioning: forged }, officer);
    expect(at.state.site).toMatchObject({ name: 'What the page sent', code: null, provisioning: null });
  });

  test.each([
    ['a phone’s certificate', 'HC1:NCFOXN', 'CARD_NONE'],
    ['a garbled card', cardText().slice(0, -9), 'CARD_DAMAGED'],
    ['another version’s card', cardText().replace('SITE1', 'SITE9'), 'CARD_VERSION'],
  ])('says that %s is none, and is as it was', (_, text, code) => {
    const at = kiosk();
    offer(at, text);
    expect(at.state).toMatchObject({ phase: 'setup', site: null, siteCard: { kind: 'refused', code } });
    at.features.siteCards.service.putAway();
    expect(at.state.siteCard).toBe(null);
  });

  test('where officers are there already, takes a card from an admin only', async () => {
    await provision(folder, {
      pinCost: LIGHT_PIN,
      officers: [{ name: 'Rina', pin: PETUGAS_PIN, role: 'petugas' }],
    });
    rmSync(dataFolder(folder).site);
    const at = kiosk();
    offer(at, cardText());
    await expect(
      at.features.site.service.finish(TYPED, { name: 'x', pin: PETUGAS_PIN }),
    ).rejects.toMatchObject({
      code: 'NOT_ADMIN',
    });
    expect(at.state.phase).toBe('setup');
    await at.features.site.service.finish(TYPED, { name: 'x', pin: OFFICER_PIN });
    expect(at.state.site?.code).toBe('KEC-01');
  });
});

describe('a kiosk at work', () => {
  test('scanned by anybody but an admin, a card is an entry and nothing else', async () => {
    const { at, scan } = await atWork();
    const before = readFileSync(dataFolder(folder).site, 'utf8');
    await scan(cardText());
    await vi.waitFor(async () => expect(await readEntries(folder)).toHaveLength(1), 30_000);
    await at.signIn(PETUGAS_PIN);
    await scan(cardText());
    await vi.waitFor(async () => expect(await readEntries(folder)).toHaveLength(2), 30_000);
    for (const { verdict } of await readEntries(folder))
      expect(verdict).toEqual({ decision: 'deny', category: 'merah', reasons: [{ code: 'SITE_CARD' }] });
    expect(at.state.siteCard).toBe(null);
    expect(readFileSync(dataFolder(folder).site, 'utf8')).toBe(before);
  });

  test('an admin scans it, agrees, and it holds; others’ cards are refused, on record', async () => {
    const { at, scan } = await atWork();
    const admin = await at.signIn(OFFICER_PIN);
    await scan(cardText());
    await vi.waitFor(() => expect(at.state.siteCard).toMatchObject({ kind: 'offered' }), 30_000);
    expect(at.state.site?.name).toBe('Kantor Bupati Penajam Paser Utara');
    at.features.siteCards.service.take(admin);
    expect(at.state).toMatchObject({ siteCard: null, site: { name: 'Kantor Camat Penajam' } });
    expect(at.features.policy.service.it.active.policy.id).toBe('booster');

    await scan(cardText({ name: 'Kantor palsu' }, { key: STRANGER }));
    await vi.waitFor(
      () => expect(at.state.siteCard).toMatchObject({ kind: 'refused', code: 'CARD_FOREIGN' }),
      30_000,
    );
    at.features.siteCards.service.putAway();
    expect(() => at.features.siteCards.service.take(admin)).toThrow(
      expect.objectContaining({ code: 'NO_CARD' }),
    );
    expect(at.state.site?.name).toBe('Kantor Camat Penajam');
    expect(await readEntries(folder)).toEqual([]);

    at.features.siteCards.service.forgetRegency(admin);
    await scan(cardText({ name: 'Kantor Camat Sepaku' }, { key: STRANGER }));
    await vi.waitFor(() => expect(at.state.siteCard).toMatchObject({ kind: 'offered', pins: true }), 30_000);
    at.features.siteCards.service.take(admin);
    expect(at.state.site?.name).toBe('Kantor Camat Sepaku');
    expect((await auditsOf()).filter(({ action }) => /CARD|KEY/.test(action))).toMatchObject([
      { action: 'SITE_CARD_TAKEN', detail: { office: 'KEC-01' } },
      { action: 'SITE_CARD_REFUSED', detail: { code: 'CARD_FOREIGN' } },
      { action: 'REGENCY_KEY_FORGOTTEN' },
      { action: 'SITE_CARD_TAKEN' },
    ]);
  });

  test('forgets the card that was offered when the admin leaves', async () => {
    const { at, scan } = await atWork();
    await at.signIn(OFFICER_PIN);
    await scan(cardText());
    await vi.waitFor(() => expect(at.state.siteCard).not.toBe(null), 30_000);
    at.signOut();
    expect(at.state.siteCard).toBe(null);
  });
});
