import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Entry, NewEntry } from '#shared/domain/entry.ts';
import type { ScanScreen } from '#shared/domain/kiosk.ts';
import { Door } from '../../../src/main/entry/door.ts';
import type { Verification } from '../../../src/main/entry/verify.ts';
import type { Scan } from '../../../src/main/scanner/scan.ts';
import { scan } from './scans.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Verifies when told to: the door under load. */
function openDoor() {
  const entries: Entry[] = [];
  const screens: ScanScreen[] = [];
  const busy: boolean[] = [];
  const verifying: { scan: Scan; done: () => void }[] = [];
  const door: { full: boolean } = { full: false };
  const it = new Door({
    verifier: {
      verify: (taken) =>
        new Promise((resolve) => {
          verifying.push({ scan: taken, done: () => resolve(RED) });
        }),
    },
    log: {
      appendScan: (entry: NewEntry) => {
        if (door.full) throw new Error('no room');
        const kept = { ...entry, seq: entries.length + 1 };
        entries.push(kept);
        return kept;
      },
      failed: () => 'LOG_DISK_FULL',
    },
    screens: { show: (screen) => screens.push(screen) },
    onBusy: (is) => busy.push(is),
    repeatWindow: () => 3000,
  });
  return {
    door: it,
    entries,
    screens,
    busy,
    fill: (full: boolean) => (door.full = full),
    /** Lets the scan in hand be done. */
    finish: async (): Promise<void> => {
      verifying.shift()?.done();
      await vi.advanceTimersByTimeAsync(0);
    },
    inHand: () => verifying.map((each) => Buffer.from(each.scan.bytes).toString()),
  };
}

const RED: Verification = {
  format: null,
  outcome: 'invalid',
  error: 'NOT_A_CREDENTIAL',
  credential: null,
  verdict: { decision: 'deny', category: 'merah', reasons: [{ code: 'NOT_A_CREDENTIAL' }] },
};

const reasonsOf = (entries: readonly Entry[]) => entries.map(({ verdict }) => verdict.reasons[0]);

describe('one phone, read again and again', () => {
  test('is one entry and one screen', async () => {
    const { door, entries, screens, finish } = openDoor();
    for (let i = 0; i < 10; i++) door.receive(scan('HC1:A', i * 400));
    await finish();
    for (let i = 10; i < 20; i++) door.receive(scan('HC1:A', i * 400));
    await finish();
    expect(entries).toHaveLength(1);
    expect(screens).toHaveLength(1);
  });

  test('whose entry could not be kept is taken again at once', async () => {
    const { door, entries, screens, finish, fill } = openDoor();
    fill(true);
    door.receive(scan('HC1:A'));
    await finish();
    fill(false);
    door.receive(scan('HC1:A', 500));
    await finish();
    expect(screens.map(({ kind }) => kind)).toEqual(['fault', 'verdict']);
    expect(entries).toHaveLength(1);
  });
});

describe('more scans than the door can take', () => {
  test('one in hand, eight waiting, and the rest is one red entry that says how many', async () => {
    const { door, entries, screens, finish } = openDoor();
    for (let i = 0; i < 14; i++) door.receive(scan(`HC1:${i}`, i));
    for (let i = 0; i < 9; i++) await finish();
    expect(reasonsOf(entries)).toEqual([
      ...Array<unknown>(9).fill({ code: 'NOT_A_CREDENTIAL' }),
      { code: 'SCAN_DROPPED', params: { count: 5 } },
    ]);
    expect(entries[9]).toMatchObject({ at: scan('', 9).at.toISOString(), outcome: 'invalid' });
    expect(screens).toHaveLength(10);
  });

  test('a dropped one is no repeat: held up again, it is checked', async () => {
    const { door, inHand, finish } = openDoor();
    for (let i = 0; i < 10; i++) door.receive(scan(`HC1:${i}`, i));
    for (let i = 0; i < 9; i++) await finish();
    door.receive(scan('HC1:9', 900));
    expect(inHand()).toEqual(['HC1:9']);
  });
});

describe('a card in several codes', () => {
  const [first, second] = ['shc:/1/2/11', 'shc:/2/2/22'] as const;

  test('says how many parts are there, and is one entry when all are', async () => {
    const { door, entries, screens, finish, inHand } = openDoor();
    door.receive(scan(second));
    expect(screens).toEqual([{ kind: 'part', at: scan('').at.toISOString(), have: 1, of: 2 }]);
    expect(entries).toEqual([]);
    await finish();
    door.receive(scan(first, 900));
    expect(inHand()).toEqual(['shc:/1122']);
    await finish();
    expect(entries).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(entries).toHaveLength(1);
  });

  test('whose rest does not come is a red entry in the end', async () => {
    const { door, entries, screens, finish } = openDoor();
    door.receive(scan(first));
    await finish();
    await vi.advanceTimersByTimeAsync(59_999);
    expect(entries).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(reasonsOf(entries)).toEqual([{ code: 'SCAN_INCOMPLETE', params: { have: 1, of: 2 } }]);
    expect(entries[0]).toMatchObject({ format: 'shc', outcome: 'invalid', at: scan('').at.toISOString() });
    expect(screens.at(-1)).toMatchObject({ kind: 'verdict', verdict: { decision: 'deny' } });
  });

  test('given up for another code: a red entry, then that of the other', async () => {
    const { door, entries, finish } = openDoor();
    door.receive(scan(first));
    await finish();
    door.receive(scan('HC1:A', 900));
    await finish();
    expect(reasonsOf(entries)).toMatchObject([{ code: 'SCAN_INCOMPLETE' }, { code: 'NOT_A_CREDENTIAL' }]);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(entries).toHaveLength(2);
  });

  test('is not lost when the kiosk is closed', async () => {
    const { door, entries, finish } = openDoor();
    door.receive(scan(first));
    await finish();
    door.close();
    door.close();
    expect(reasonsOf(entries)).toMatchObject([{ code: 'SCAN_INCOMPLETE' }]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('please wait', () => {
  test('is said when the door does not come to rest, and taken back when it does', async () => {
    const { door, busy, finish } = openDoor();
    door.receive(scan('HC1:A'));
    await vi.advanceTimersByTimeAsync(249);
    expect(busy).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(busy).toEqual([true]);
    expect(door.busy).toBe(true);
    await finish();
    expect(busy).toEqual([true, false]);
  });

  test('is not said for a scan that is done at once', async () => {
    const { door, busy, finish } = openDoor();
    door.receive(scan('HC1:A'));
    await finish();
    await vi.advanceTimersByTimeAsync(1000);
    expect(busy).toEqual([]);
  });
});

test('a scan that nothing can say the rules for is a fault, never a colour, and the next one is taken', async () => {
  const screens: ScanScreen[] = [];
  let locked = true;
  const door = new Door({
    verifier: {
      verify: () => (locked ? Promise.reject(new Error('which policy?')) : Promise.resolve(RED)),
    },
    log: { appendScan: (entry) => ({ ...entry, seq: 1 }), failed: () => 'LOG_LOCKED' },
    screens: { show: (screen) => screens.push(screen) },
    repeatWindow: () => 3000,
  });
  door.receive(scan('HC1:A'));
  await vi.advanceTimersByTimeAsync(0);
  locked = false;
  // The same code again, at once: nothing was kept of the first, so it is no repeat.
  door.receive(scan('HC1:A', 100));
  await vi.advanceTimersByTimeAsync(0);
  expect(screens).toMatchObject([{ kind: 'fault', fault: 'LOG_LOCKED' }, { kind: 'verdict' }]);
});
