import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Site } from '#shared/domain/site.ts';
import { handlersOf } from '../../../src/main/ipc/answer.ts';
import { Kiosk } from '../../../src/main/kiosk.ts';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import { judgeCard, policyFileBeside } from '../../../src/main/provisioning/judge-card.ts';
import { makeCard } from '../../../src/main/provisioning/make.ts';
import { readPolicyFile, type PolicyFile } from '../../../src/main/provisioning/policy-file.ts';
import { testFaces } from '../../support/faces.ts';
import { LIGHT_PIN } from '../../support/pin-cost.ts';
import { OFFICER_PIN, provision, withLog } from '../../support/provision.ts';
import { CAMAT, cardText, REGENCY } from '../../support/site-cards.ts';

const OWN = { ...ppu, id: 'ppu-desa', title: { id: 'Aturan desa', en: 'Village rules' } };
const policyOf = (policy: object): PolicyFile => readPolicyFile(Buffer.from(JSON.stringify(policy)));
const MINE = policyOf(OWN);
/** The same id, other rules. */
const OTHER = policyOf({ ...OWN, title: { id: 'Aturan lain', en: 'Other rules' } });

const AT = new Date('2026-01-15T03:00:00Z');
const boundTo = (policy: PolicyFile): string =>
  makeCard({ ...CAMAT, policy: policy.id }, { key: REGENCY, at: AT, policies: [policy] }).code;

describe('a card that is bound to a policy’s file', () => {
  const judge = (policyFile: string | null) =>
    judgeCard(Buffer.from(boundTo(MINE)), {
      ...{ pinned: null, hasPolicy: () => false },
      policyFile: policyFile === null ? null : Buffer.from(policyFile),
    });

  test('is taken beside that file only', () => {
    expect(judge(MINE.text)).toMatchObject({ policyText: MINE.text, content: { policyHash: MINE.hash } });
    expect(judge(null)).toBe('CARD_BRINGS_POLICY');
    expect(judge(OTHER.text)).toBe('CARD_POLICY_FILE');
    expect(judge(`${MINE.text} `)).toBe('CARD_POLICY_FILE');
    expect(judge('')).toBe('CARD_POLICY_FILE');
  });

  test.each([
    ['{}', 'no policy'],
    ['[', 'no JSON'],
    [JSON.stringify({ ...OWN, id: 'lain' }), 'a policy of another id'],
  ])('is refused where what was signed is %s', (text) => {
    const file = Buffer.from(text);
    const hash = createHash('sha256').update(file).digest('hex');
    const office = { ...CAMAT, policy: MINE.id };
    const { code } = makeCard(office, { key: REGENCY, at: AT, policies: [{ id: MINE.id, text, hash }] });
    expect(judgeCard(Buffer.from(code), { pinned: null, hasPolicy: () => false, policyFile: file })).toBe(
      'CARD_POLICY_FILE',
    );
  });

  test('names its file where its signature holds; others name none', () => {
    const card = boundTo(MINE);
    expect(policyFileBeside(Buffer.from(card))).toBe('ppu-desa.policy.json');
    expect(policyFileBeside(Buffer.from(`${card.slice(0, -3)}000`))).toBeNull();
    expect(policyFileBeside(Buffer.from(cardText()))).toBeNull();
    expect(policyFileBeside(Buffer.from('HC1:ABC'))).toBeNull();
  });
});

describe('a kiosk', () => {
  let folder: string;
  let chosen: string | null;
  const running: Kiosk[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gerbang-own-'));
    chosen = null;
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((each) => each.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  function started() {
    const kiosk = new Kiosk({
      pinCost: LIGHT_PIN,
      ...{ folder: join(folder, 'kiosk'), keyWrapper: null, now: () => new Date() },
      report: () => undefined,
      dialogs: {
        openFile: () => Promise.resolve(chosen),
        saveFile: () => Promise.resolve(chosen),
        openFolder: () => Promise.resolve(chosen),
        faces: () => Promise.resolve(testFaces()),
        print: () => Promise.resolve(null),
      },
    });
    running.push(kiosk);
    kiosk.start();
    return { kiosk, ask: handlersOf(kiosk, kiosk.works) };
  }

  async function atWork() {
    await provision(join(folder, 'kiosk'), { pinCost: LIGHT_PIN });
    const { kiosk, ask } = started();
    const admin = await kiosk.signIn(OFFICER_PIN);
    return { kiosk, ask, admin };
  }

  /** A stick with a card, and what lies beside it. */
  function stick(card: string, policy: string | null): void {
    chosen = join(folder, 'kantor.card');
    writeFileSync(chosen, `${card}\n`);
    if (policy !== null) writeFileSync(join(folder, 'ppu-desa.policy.json'), policy);
  }

  const activations = () =>
    withLog(join(folder, 'kiosk'), (log) =>
      log
        .listAudit({ limit: 100 })
        .flatMap(({ action, detail }) => (action === 'POLICY_ACTIVATED' ? [detail['policy']] : [])),
    );

  test('takes the policy with the card that is opened beside it; scanned, the card asks for that', async () => {
    const { kiosk, ask, admin } = await atWork();
    kiosk.features.siteCards.service.offer(Buffer.from(boundTo(MINE)));
    expect(kiosk.state.siteCard).toMatchObject({ kind: 'refused', code: 'CARD_BRINGS_POLICY' });
    stick(boundTo(MINE), OTHER.text);
    await ask['siteCard.open'](undefined);
    expect(kiosk.state.siteCard).toMatchObject({ kind: 'refused', code: 'CARD_POLICY_FILE' });
    expect(kiosk.features.policy.service.it.active.policy.id).toBe('ppu');

    stick(boundTo(MINE), MINE.text);
    await ask['siteCard.open'](undefined);
    expect(kiosk.state.siteCard).toMatchObject({
      ...{ kind: 'offered' },
      card: { policy: `ppu-desa · ${MINE.hash.slice(0, 8).toUpperCase()}` },
    });
    kiosk.features.siteCards.service.take(admin);
    expect(kiosk.features.policy.service.it.active.policy).toEqual(OWN);
    expect(await activations()).toEqual(['ppu-desa']);

    // It is there now: the card's code is enough, and activates nothing anew. Others’ rules are not there.
    kiosk.features.siteCards.service.offer(Buffer.from(boundTo(MINE)));
    expect(kiosk.state.siteCard).toMatchObject({ kind: 'offered' });
    kiosk.features.siteCards.service.take(admin);
    expect(await activations()).toEqual(['ppu-desa']);
    kiosk.features.siteCards.service.offer(Buffer.from(boundTo(OTHER)));
    expect(kiosk.state.siteCard).toMatchObject({ kind: 'refused', code: 'CARD_BRINGS_POLICY' });
    kiosk.features.siteCards.service.putAway();

    // Other rules under the same id are seen to be others before they hold.
    stick(boundTo(OTHER), OTHER.text);
    await ask['siteCard.open'](undefined);
    const { siteCard } = kiosk.state;
    if (siteCard?.kind !== 'offered') throw new Error('it was refused');
    expect(siteCard.present?.policy).not.toBe(siteCard.card.policy);
    kiosk.features.siteCards.service.take(admin);
    expect(kiosk.features.policy.service.it.active.policy.title.en).toBe('Other rules');

    // Back to the first: that version is there still.
    kiosk.features.siteCards.service.offer(Buffer.from(boundTo(MINE)));
    kiosk.features.siteCards.service.take(admin);
    expect(kiosk.features.policy.service.it.active).toMatchObject({ version: 1, policy: OWN });
  });

  test('takes a card that names a policy of its own, and activates its newest version', async () => {
    const { kiosk, admin } = await atWork();
    const named = cardText({ policy: 'ppu-desa' });
    kiosk.features.siteCards.service.offer(Buffer.from(named));
    expect(kiosk.state.siteCard).toMatchObject({ kind: 'refused', code: 'CARD_POLICY' });
    kiosk.features.siteCards.service.putAway();
    kiosk.features.policy.service.it.activate(OTHER.text, '', admin);
    kiosk.features.policy.service.it.activate(MINE.text, '', admin);
    kiosk.features.policy.service.it.activate(JSON.stringify(ppu), '', admin);
    kiosk.features.siteCards.service.offer(Buffer.from(named));
    expect(kiosk.state.siteCard).toMatchObject({ kind: 'offered', card: { policy: 'ppu-desa' } });
    kiosk.features.siteCards.service.take(admin);
    expect(kiosk.features.policy.service.it.active).toMatchObject({ version: 2, policy: OWN });
  });

  test('that is new takes both from the stick, and works by them from its first scan', async () => {
    const { kiosk, ask } = started();
    stick(boundTo(MINE), null);
    await ask['setup.openCard'](undefined);
    expect(kiosk.state.siteCard).toMatchObject({ kind: 'refused', code: 'CARD_BRINGS_POLICY' });
    stick(boundTo(MINE), MINE.text);
    await ask['setup.openCard'](undefined);
    const site = Site.parse({ version: 1, name: '-' });
    await kiosk.features.site.service.finish(site, { name: 'Budi Santoso', pin: OFFICER_PIN });
    expect(kiosk.state.site?.name).toBe(CAMAT.name);
    expect(kiosk.features.policy.service.it.active.policy).toEqual(OWN);
  });

  test('where cards are made: the list may name it once its file is given', { timeout: 60_000 }, async () => {
    const { ask } = await atWork();
    chosen = join(folder, 'kantor.csv');
    writeFileSync(chosen, 'nama;kode;kebijakan\nSatu;A-1;ppu-desa\n');
    expect(await ask['cards.list.open'](undefined)).toMatchObject({
      list: { problems: [{ row: 2, column: 'policy' }] },
    });
    chosen = join(folder, 'aturan.json');
    writeFileSync(chosen, '{}');
    await expect(ask['cards.policy.add'](undefined)).rejects.toMatchObject({ code: 'POLICY_INVALID' });
    writeFileSync(chosen, JSON.stringify(ppu));
    await expect(ask['cards.policy.add'](undefined)).rejects.toMatchObject({ code: 'POLICY_NOT_USABLE' });
    writeFileSync(chosen, JSON.stringify(OWN));
    expect(await ask['cards.policy.add'](undefined)).toMatchObject({
      policies: [{ id: 'ppu-desa', file: 'aturan.json' }],
      list: { count: 1, problemCount: 0 },
    });
    await ask['cards.putAway'](undefined);
    expect(await ask['cards.state'](undefined)).toMatchObject({ policies: [] });
  });

  test('of whom somebody else signed in while a dialog stood there, lays nothing out', async () => {
    const { kiosk, ask } = await atWork();
    chosen = join(folder, 'kantor.csv');
    writeFileSync(chosen, 'nama;kode\nSatu;A-1\n');
    for (const request of [
      ask['cards.key.open'],
      ask['cards.list.open'],
      ask['cards.policy.add'],
      ask['cards.folder.choose'],
    ]) {
      await kiosk.signIn(OFFICER_PIN);
      const asking = request(undefined);
      kiosk.signOut();
      await expect(asking).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    }
    await kiosk.signIn(OFFICER_PIN);
    const path = join(folder, 'new.key');
    chosen = path;
    const making = ask['cards.key.make']({ issuer: 'Diskominfo' });
    kiosk.signOut();
    await expect(making).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    expect(existsSync(path)).toBe(false);
    await kiosk.signIn(OFFICER_PIN);
    expect(await ask['cards.state'](undefined)).toEqual({
      ...{ key: null, list: null, folder: null, policies: [], work: { phase: 'idle' } },
    });
  });
});
