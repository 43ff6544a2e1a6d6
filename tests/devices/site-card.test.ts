import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BARE_DESCRIPTOR, VENDORS } from '../main/scanner/reports.ts';
import { cardText } from '../support/site-cards.ts';
import {
  hasUmockdev,
  type MockHid,
  type MockRun,
  type MockTty,
  runWithDevices,
} from '../support/umockdev.ts';

const [honeywell] = VENDORS;
/** Until the program is up. */
const AFTER = 2500;

let run: MockRun | null = null;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gerbang-fresh-'));
});

afterEach(async () => {
  await run?.end();
  run = null;
  rmSync(folder, { recursive: true, force: true });
});

const onPort = (text: string): MockTty => ({
  tty: true,
  ...{ vendorId: '1eab', productId: '0106' },
  reports: [{ after: AFTER, bytes: Buffer.from(`${text}\r`) }],
});

const inHidPos = (text: string): MockHid => ({
  ...{ vendorId: honeywell?.vendorId ?? '', productId: '0b07', descriptor: BARE_DESCRIPTOR },
  reports: (honeywell?.reports(Buffer.from(text)) ?? []).map((bytes, at) => ({
    ...{ after: at === 0 ? AFTER : 20, bytes },
  })),
});

describe.skipIf(!hasUmockdev)('a kiosk out of the box (skipped where umockdev-run is not installed)', () => {
  test.each([
    ['on a port', onPort],
    ['in HID POS mode', inHidPos],
  ])('reads its office’s card from a scanner %s that nobody has set up', async (_, device) => {
    run = await runWithDevices(
      [device(cardText())],
      [join(import.meta.dirname, '../support/fresh-kiosk.ts'), folder],
    );
    await vi.waitFor(() => expect(run?.lines.at(-1)).toContain('"kind":"offered"'), {
      ...{ timeout: 20_000, interval: 50 },
    });
    expect(run.lines.at(-1)).toContain('"name":"Kantor Camat Penajam"');
    expect(run.lines.join('\n')).not.toContain('fault');
    // Nothing is kept of it before somebody has agreed.
    expect(readdirSync(folder)).not.toContain('site.json');
  });
});
