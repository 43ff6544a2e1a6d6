import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ScanScreen } from '#shared/domain/kiosk.ts';
import type { ManualEntry } from '#shared/domain/live-desk.ts';
import { Kiosk } from '../../src/main/kiosk.ts';
import { OFFICER_PIN, provision } from '../support/provision.ts';

const TYPED: ManualEntry = {
  name: 'Dewi Lestari',
  purpose: 'Legalisir akta',
  shown: 'card',
  category: 'kuning',
  decision: 'deny',
  reason: 'NO_PROOF',
};

let folder: string;
let kiosk: Kiosk;
let now: number;
let screens: ScanScreen[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gerbang-whose-'));
  await provision(folder, { site: { scanner: null } });
  now = Date.now();
  screens = [];
  kiosk = new Kiosk({ folder, keyWrapper: null, now: () => new Date(now), report: () => undefined });
  kiosk.start();
  kiosk.on('screen', (screen) => screens.push(screen));
});

afterEach(async () => {
  await kiosk.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('what the visitors see of a decision', () => {
  test('never covers the verdict of another who stands there', async () => {
    const officer = await kiosk.signIn(OFFICER_PIN);
    const first = kiosk.features.entry.service.enter(TYPED, officer);
    now += 1000;
    const second = kiosk.features.entry.service.enter({ ...TYPED, name: 'Budi Santoso' }, officer);
    kiosk.features.entry.service.decide(
      { seq: first, decision: 'admit', reason: 'PAPER_PROOF_SEEN' },
      officer,
    );
    expect(seqs()).toEqual([first, second]);

    // Their own covers it.
    kiosk.features.entry.service.decide(
      { seq: second, decision: 'admit', reason: 'PAPER_PROOF_SEEN' },
      officer,
    );
    expect(seqs()).toEqual([first, second, second]);
  });

  test('is shown to who waits still once the other’s has been closed, or its time is over', async () => {
    const officer = await kiosk.signIn(OFFICER_PIN);
    const first = kiosk.features.entry.service.enter(TYPED, officer);
    now += 1000;
    const second = kiosk.features.entry.service.enter({ ...TYPED, name: 'Budi Santoso' }, officer);
    // What is closed is that one, not whatever came since.
    kiosk.features.entry.service.closed(screens[0]?.at ?? '');
    kiosk.features.entry.service.decide(
      { seq: first, decision: 'admit', reason: 'PAPER_PROOF_SEEN' },
      officer,
    );
    expect(seqs()).toEqual([first, second]);
    kiosk.features.entry.service.closed(screens[1]?.at ?? '');
    kiosk.features.entry.service.decide({ seq: first, decision: 'deny', reason: 'UNWELL' }, officer);
    expect(seqs()).toEqual([first, second, first]);

    const verdictSeconds = kiosk.state.site?.display.verdictSeconds ?? 0;
    now += verdictSeconds * 1000;
    kiosk.features.entry.service.decide(
      { seq: second, decision: 'admit', reason: 'PAPER_PROOF_SEEN' },
      officer,
    );
    expect(seqs()).toEqual([first, second, first, second]);
  });
});

function seqs(): (number | null)[] {
  return screens.map((screen) => (screen.kind === 'verdict' ? screen.seq : null));
}
