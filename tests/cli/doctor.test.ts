import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { Diagnostics } from '#shared/domain/diagnostics.ts';
import { createIssuer, trustDocument } from '../support/issuer/hcert.ts';
import { keyIn } from '../support/key-file.ts';
import { provision } from '../support/provision.ts';
import { gerbang, NOW, testFolder } from './in-process.ts';

async function kiosk(): Promise<string> {
  const data = testFolder();
  const issuer = await createIssuer({ country: 'ID' }, NOW);
  await provision(data, {
    trust: [trustDocument(issuer)],
    officer: 'Mohammad Ridwan',
    site: { scanner: { kind: 'wedge' } },
  });
  return data;
}

test('the commands’ clock of 2022 lies behind a log of today: that is bad, and the exit code says so', async () => {
  const { code, out } = await gerbang(['doctor', '--data', await kiosk()]);
  expect(code).toBe(1);
  expect(out).toContainEqual(expect.stringMatching(/^bad\tclock\tCLOCK_BEHIND_LOG\tminutes=\d+$/));
  expect(out).toContainEqual(expect.stringMatching(/^ok\tchain\tCHAIN_WHOLE\trows=\d+$/));
  expect(out).toContainEqual('warn\tkey\tKEY_IN_FILE');
});

test('as JSON it is what the contract says', async () => {
  const { out } = await gerbang(['doctor', '--json', '--data', await kiosk()]);
  expect(Diagnostics.parse(JSON.parse(out.join(''))).checks.length).toBeGreaterThan(7);
});

test('a folder without a key is not made one', async () => {
  const data = await kiosk();
  rmSync(join(data, 'master.key'));
  const { code, out } = await gerbang(['doctor', '--data', data]);
  expect(code).toBe(1);
  expect(out).toContain('bad\tkey\tKEY_NONE');
});

test.each([
  ['C:\\Users\\budi.santoso\\scanner', 'C:\\Users\\…\\scanner'],
  ['/home/budi/scanner', '/home/…/scanner'],
])('an account in a path of the settings is left out of the support file: %s', async (path, shown) => {
  const data = testFolder();
  await provision(data, { site: { scanner: { kind: 'serial', port: { by: 'path', path } } } });
  const bundle = join(data, 'bundle.json');
  await gerbang(['doctor', '--data', data, '--bundle', bundle]);
  expect(JSON.parse(readFileSync(bundle, 'utf8'))).toMatchObject({
    site: { scanner: { port: { path: shown } } },
  });
});

test('the support file has settings and findings, and nobody’s name', async () => {
  const data = await kiosk();
  const bundle = join(data, 'bundle.json');
  await gerbang(['doctor', '--data', data, '--bundle', bundle]);
  const text = readFileSync(bundle, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ version: 1, site: { name: expect.any(String) }, log: [] });
  expect(text).not.toMatch(/Ridwan/i);
  expect(text).not.toContain(keyIn(data));
});

test('it says which Gerbang it is, and of which system', async () => {
  const { version } = z
    .looseObject({ version: z.string() })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const { out } = await gerbang(['doctor', '--data', await kiosk(), '--json']);
  const program = Diagnostics.parse(JSON.parse(out.join(''))).checks.find(({ check }) => check === 'program');
  expect(program?.facts).toMatchObject({
    gerbang: version,
    system: expect.stringContaining(process.platform),
  });
});
