import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FoundDevice } from '#shared/domain/scanner-setup.ts';
import { textOf } from '../support/pdf.ts';
import { gerbang } from './in-process.ts';

describe('scanner list', () => {
  test('prints one device a line, each as the scanner page has it', async () => {
    const { code, out, err } = await gerbang(['scanner', 'list', '--json']);
    const devices = out.map((line) => FoundDevice.parse(JSON.parse(line)));
    const usable = devices.filter(({ state }) => state !== 'denied' && state !== 'mode');
    expect(code).toBe(usable.length > 0 ? 0 : 1);
    if (devices.length === 0) expect(err).toBe('gerbang: nothing is plugged in that could be a scanner');
    const rows = (await gerbang(['scanner', 'list'])).out;
    expect(rows.map((line) => line.split('\t')[1])).toEqual(devices.map(({ path }) => path));
  });
});

describe('scanner sheet', () => {
  test.each(['id', 'en'])('writes the test sheet: %s', async (language) => {
    const folder = mkdtempSync(join(tmpdir(), 'gerbang-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'sheet.pdf');
    expect(await gerbang(['scanner', 'sheet', '--out', file, '--lang', language])).toEqual({
      ...{ code: 0, out: [file], err: '' },
    });
    expect(textOf(readFileSync(file))).toContain(language === 'id' ? 'Lembar uji' : 'test sheet');
  });

  test('a wrong call says what is missing', async () => {
    const call = (...more: string[]) => gerbang(['scanner', 'sheet', ...more]);
    expect(await call()).toMatchObject({ code: 2, err: expect.stringContaining('--out') });
    expect(await call('--out', 'x.pdf', '--lang', 'nl')).toMatchObject({ code: 2 });
    expect(await call('--out', '/nonexistent/x.pdf')).toMatchObject({
      code: 1,
      err: expect.stringContaining('cannot be written'),
    });
  });
});
