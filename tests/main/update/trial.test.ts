import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { replaceImage } from '../../../src/main/update/apply/appimage.ts';
import { applyUpdate } from '../../../src/main/update/apply/apply.ts';
import { runCommand } from '../../../src/main/update/apply/command.ts';
import { ledgerIn, type UpdateLedger } from '../../../src/main/update/ledger.ts';
import { beginStart, isOnTrial } from '../../../src/main/update/trial.ts';
import { fileOf } from '../../support/release.ts';
import { temporaryFolder } from '../log/fixture.ts';

const AT = new Date('2022-03-01T00:00:00Z');
const versions = { from: '0.1.0', to: '0.2.0' };

let ledger: UpdateLedger;
let folder: string;
let program: string;
let file: string;

beforeEach(() => {
  folder = temporaryFolder();
  ledger = ledgerIn(join(folder, 'updates'));
  program = join(folder, 'Gerbang.AppImage');
  file = join(folder, 'downloaded');
  writeFileSync(program, 'old');
  writeFileSync(file, 'new');
});

const replace = () => replaceImage({ ...versions, program, file, expected: fileOf('new'), ledger });

describe('an AppImage that is replaced', () => {
  test('is the new one, which may be run; the former one stays beside it; the ledger knows', async () => {
    await replace();
    expect(readFileSync(program, 'utf8')).toBe('new');
    expect(readFileSync(`${program}.previous`, 'utf8')).toBe('old');
    if (process.platform !== 'win32') expect(statSync(program).mode & 0o111).toBe(0o111);
    expect(ledger.read().trial).toEqual({ ...versions, kind: 'appimage', program, starts: 0, well: false });
    expect(readdirSync(folder).filter((name) => name.includes('.new'))).toEqual([]);
  });

  test('leaves the one before the former one no more', async () => {
    writeFileSync(`${program}.previous`, 'older');
    await replace();
    expect(readFileSync(`${program}.previous`, 'utf8')).toBe('old');
  });

  test('stays where the new one was exchanged after it was verified', async () => {
    writeFileSync(file, 'evl');
    await expect(replace()).rejects.toMatchObject({ code: 'UPDATE_DAMAGED' });
    expect(readFileSync(program, 'utf8')).toBe('old');
    expect(ledger.read().trial).toBeNull();
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'stays where its folder may not be written',
    async () => {
      chmodSync(folder, 0o500);
      await expect(replace()).rejects.toMatchObject({ code: 'UPDATE_NOT_KEPT' });
      chmodSync(folder, 0o700);
      expect(readFileSync(program, 'utf8')).toBe('old');
    },
  );
});

describe('a version on trial', () => {
  test('is started twice; then its predecessor is put back, and it is remembered', async () => {
    await replace();
    expect(isOnTrial(ledger)).toBe(true);
    expect([beginStart(ledger, AT), beginStart(ledger, AT)]).toEqual(['trial', 'trial']);
    expect(readFileSync(program, 'utf8')).toBe('new');
    expect(beginStart(ledger, AT)).toBe('taken-back');
    expect(readFileSync(program, 'utf8')).toBe('old');
    expect(existsSync(`${program}.previous`)).toBe(false);
    expect(ledger.read()).toMatchObject({
      trial: null,
      failed: ['0.2.0'],
      takenBack: { version: '0.2.0', from: '0.1.0', at: AT.toISOString(), told: false },
    });
    expect(beginStart(ledger, AT)).toBe('plain');
  });

  test('is none any more once it came up well', async () => {
    await replace();
    ledger.change(({ trial }) => ({ trial: trial && { ...trial, well: true } }));
    for (let start = 0; start < 5; start++) expect(beginStart(ledger, AT)).toBe('plain');
    expect(readFileSync(program, 'utf8')).toBe('new');
  });

  test('stays where nothing is left to put back', async () => {
    await replace();
    rmSync(`${program}.previous`);
    beginStart(ledger, AT);
    beginStart(ledger, AT);
    expect(beginStart(ledger, AT)).toBe('plain');
    expect(readFileSync(program, 'utf8')).toBe('new');
    expect(ledger.read().trial).toBeNull();
  });

  test('a ledger that was cut off is an empty one', () => {
    ledger.change(() => ({ highest: '0.1.0' }));
    writeFileSync(join(folder, 'updates/ledger.json'), '{"highest":"0.');
    expect(ledger.read()).toEqual({ highest: null, failed: [], trial: null, takenBack: null });
  });
});

describe('what else is installed', () => {
  const order = () => ({ ...versions, file, expected: fileOf('new'), ledger });
  const nsis = { kind: 'nsis', elevate: 'C:\\elevate.exe' } as const;
  const deb = { kind: 'deb', pkexec: '/usr/bin/pkexec' } as const;

  test('the Windows installer: the kiosk ends for it, once Windows has started it', async () => {
    const ran: string[] = [];
    const run = (code: number | null) => (command: { file: string; args: readonly string[] }) => {
      ran.push([command.file, ...command.args].join(' '));
      return Promise.resolve(code);
    };
    expect(await applyUpdate({ ...order(), installation: nsis, run: run(0) })).toEqual({ then: 'quit' });
    expect(ran).toEqual([`C:\\elevate.exe ${file} --updated /S --force-run`]);
    expect(ledger.read().trial).toMatchObject({ kind: 'nsis', program: null });
    // Nobody at the PC was an administrator.
    await expect(applyUpdate({ ...order(), installation: nsis, run: run(1) })).rejects.toMatchObject({
      code: 'UPDATE_NOT_INSTALLED',
    });
    expect(ledger.read().trial).toBeNull();
  });

  test('the package: by the system, or by hand with the exact command', async () => {
    const run = (code: number | null) => () => Promise.resolve(code);
    expect(await applyUpdate({ ...order(), installation: deb, run: run(0) })).toEqual({ then: 'start-anew' });
    const byHand = { then: 'by-hand', what: `sudo apt install '${file}'` };
    expect(await applyUpdate({ ...order(), installation: deb, run: run(126) })).toEqual(byHand);
    expect(ledger.read().trial).toBeNull();
    const without = { ...deb, pkexec: null };
    expect(await applyUpdate({ ...order(), installation: without, run: run(0) })).toEqual(byHand);
  });

  test('nothing is run that is not what was signed', async () => {
    writeFileSync(file, 'evl');
    const run = () => Promise.reject(new Error('it was run'));
    for (const installation of [nsis, deb, { kind: 'portable' } as const])
      await expect(applyUpdate({ ...order(), installation, run })).rejects.toMatchObject({
        code: 'UPDATE_DAMAGED',
      });
  });

  test('a command that is not there has no exit code; one that is has its own', async () => {
    expect(await runCommand({ file: join(folder, 'none'), args: [] })).toBeNull();
    expect(await runCommand({ file: process.execPath, args: ['-e', 'process.exit(7)'] })).toBe(7);
  });
});
