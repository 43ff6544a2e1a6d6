import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Entry, NewEntry } from '#shared/domain/entry.ts';
import type { ScanScreen } from '#shared/domain/kiosk.ts';
import { Desk } from '../../../src/main/entry/desk.ts';
import type { Verification } from '../../../src/main/entry/verify.ts';
import type { Scan } from '../../../src/main/scanner/scan.ts';
import { scan } from './scans.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Verifies when told to: the desk under load. */
function openDesk() {
  const entries: Entry[] = [];
  const screens: ScanScreen[] = [];
  const busy: boolean[] = [];
  const verifying: { scan: Scan; done: () => void }[] = [];
  const desk: { full: boolean } = { full: false };
  const it = new Desk({
    verify: (taken) =>
      new Promise((resolve) => {
        verifying.push({ scan: taken, done: () => resolve(RED) });
      }),
    append: (entry: NewEntry) => {
      if (desk.full) throw new Error('no room');
      const kept = { ...entry, seq: entries.length + 1 };
      entries.push(kept);
      return kept;
    },
    faultOf: () => 'LOG_DISK_FULL',
    repeatWindow: () => 3000,
  });
  it.on('screen', (screen) => screens.push(screen));
  it.on('busy', (is) => busy.push(is));
  return {
    desk: it,
    entries,
    screens,
    busy,
    fill: (full: boolean) => (desk.full = full),
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
    const { desk, entries, screens, finish } = openDesk();
    for (let i = 0; i < 10; i++) desk.receive(scan('HC1:A', i * 400));
    await finish();
    for (let i = 10; i < 20; i++) desk.receive(scan('HC1:A', i * 400));
    await finish();
    expect(entries).toHaveLength(1);
    expect(screens).toHaveLength(1);
  });

  test('whose entry could not be kept is taken again at once', async () => {
    const { desk, entries, screens, finish, fill } = openDesk();
    fill(true);
    desk.receive(scan('HC1:A'));
    await finish();
    fill(false);
    desk.receive(scan('HC1:A', 500));
    await finish();
    expect(screens.map(({ kind }) => kind)).toEqual(['fault', 'verdict']);
    expect(entries).toHaveLength(1);
  });
});

describe('more scans than the desk can take', () => {
  test('one in hand, eight waiting, and the rest is one red entry that says how many', async () => {
    const { desk, entries, screens, finish } = openDesk();
    for (let i = 0; i < 14; i++) desk.receive(scan(`HC1:${i}`, i));
    for (let i = 0; i < 9; i++) await finish();
    expect(reasonsOf(entries)).toEqual([
      ...Array<unknown>(9).fill({ code: 'NOT_A_CREDENTIAL' }),
      { code: 'SCAN_DROPPED', params: { count: 5 } },
    ]);
    expect(entries[9]).toMatchObject({ at: scan('', 9).at.toISOString(), outcome: 'invalid' });
    expect(screens).toHaveLength(10);
  });

  test('a dropped one is no repeat: held up again, it is checked', async () => {
    const { desk, inHand, finish } = openDesk();
    for (let i = 0; i < 10; i++) desk.receive(scan(`HC1:${i}`, i));
    for (let i = 0; i < 9; i++) await finish();
    desk.receive(scan('HC1:9', 900));
    expect(inHand()).toEqual(['HC1:9']);
  });
});

describe('a card in several codes', () => {
  const [first, second] = ['shc:/1/2/11', 'shc:/2/2/22'] as const;

  test('says how many parts are there, and is one entry when all are', async () => {
    const { desk, entries, screens, finish, inHand } = openDesk();
    desk.receive(scan(second));
    expect(screens).toEqual([{ kind: 'part', at: scan('').at.toISOString(), have: 1, of: 2 }]);
    expect(entries).toEqual([]);
    await finish();
    desk.receive(scan(first, 900));
    expect(inHand()).toEqual(['shc:/1122']);
    await finish();
    expect(entries).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(entries).toHaveLength(1);
  });

  test('whose rest does not come is a red entry in the end', async () => {
    const { desk, entries, screens, finish } = openDesk();
    desk.receive(scan(first));
    await finish();
    await vi.advanceTimersByTimeAsync(59_999);
    expect(entries).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(reasonsOf(entries)).toEqual([{ code: 'SCAN_INCOMPLETE', params: { have: 1, of: 2 } }]);
    expect(entries[0]).toMatchObject({ format: 'shc', outcome: 'invalid', at: scan('').at.toISOString() });
    expect(screens.at(-1)).toMatchObject({ kind: 'verdict', verdict: { decision: 'deny' } });
  });

  test('given up for another code: a red entry, then that of the other', async () => {
    const { desk, entries, finish } = openDesk();
    desk.receive(scan(first));
    await finish();
    desk.receive(scan('HC1:A', 900));
    await finish();
    expect(reasonsOf(entries)).toMatchObject([{ code: 'SCAN_INCOMPLETE' }, { code: 'NOT_A_CREDENTIAL' }]);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(entries).toHaveLength(2);
  });

  test('is not lost when the kiosk is closed', async () => {
    const { desk, entries, finish } = openDesk();
    desk.receive(scan(first));
    await finish();
    desk.close();
    desk.close();
    expect(reasonsOf(entries)).toMatchObject([{ code: 'SCAN_INCOMPLETE' }]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('please wait', () => {
  test('is said when the desk does not come to rest, and taken back when it does', async () => {
    const { desk, busy, finish } = openDesk();
    desk.receive(scan('HC1:A'));
    await vi.advanceTimersByTimeAsync(249);
    expect(busy).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(busy).toEqual([true]);
    expect(desk.busy).toBe(true);
    await finish();
    expect(busy).toEqual([true, false]);
  });

  test('is not said for a scan that is done at once', async () => {
    const { desk, busy, finish } = openDesk();
    desk.receive(scan('HC1:A'));
    await finish();
    await vi.advanceTimersByTimeAsync(1000);
    expect(busy).toEqual([]);
  });
});

test('a scan that nothing can say the rules for is a fault, never a colour, and the next one is taken', async () => {
  const screens: ScanScreen[] = [];
  let locked = true;
  const desk = new Desk({
    verify: () => (locked ? Promise.reject(new Error('which policy?')) : Promise.resolve(RED)),
    append: (entry) => ({ ...entry, seq: 1 }),
    faultOf: () => 'LOG_LOCKED',
    repeatWindow: () => 3000,
  });
  desk.on('screen', (screen) => screens.push(screen));
  desk.receive(scan('HC1:A'));
  await vi.advanceTimersByTimeAsync(0);
  locked = false;
  // The same code again, at once: nothing was kept of the first, so it is no repeat.
  desk.receive(scan('HC1:A', 100));
  await vi.advanceTimersByTimeAsync(0);
  expect(screens).toMatchObject([{ kind: 'fault', fault: 'LOG_LOCKED' }, { kind: 'verdict' }]);
});
