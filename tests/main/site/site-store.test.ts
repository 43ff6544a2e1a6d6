import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Site } from '../../../src/shared/domain/site.ts';
import { SiteStore } from '../../../src/main/site/site-store.ts';
import { temporaryFolder } from '../log/fixture.ts';

const site = Site.parse({ version: 1, name: 'Kantor Kelurahan Nenang', scanner: null });

function store() {
  const folder = temporaryFolder();
  const file = join(folder, 'site.json');
  return { folder, file, sites: new SiteStore(file) };
}

test('before set-up there is none', () => {
  expect(store().sites.load()).toBeNull();
});

test('what is saved is loaded, the latest wins, and nothing is left beside it', () => {
  const { folder, file, sites } = store();
  sites.save(site);
  const english = { ...site, language: 'en' as const };
  sites.save(english);
  expect(sites.load()).toEqual(english);
  expect(new SiteStore(file).load()).toEqual(english);
  expect(readdirSync(folder)).toEqual(['site.json']);
});

describe('damaged settings', () => {
  test.each([
    ['cut short', '{"version":1,"na'],
    ['empty', ''],
    ['of another schema', '{"version":1}'],
    ['of a later version', '{"version":2,"name":"X","scanner":null}'],
    ['zeros, as a power cut leaves them', '\0'.repeat(300)],
  ])('%s: said once, kept aside, then set-up begins anew', (_, content) => {
    const { folder, file, sites } = store();
    writeFileSync(file, content);
    expect(() => sites.load()).toThrow(expect.objectContaining({ code: 'SITE_DAMAGED' }));
    expect(sites.load()).toBeNull();
    expect(readdirSync(folder)).toEqual(['site.json.damaged-1']);
    expect(readFileSync(join(folder, 'site.json.damaged-1'), 'utf8')).toBe(content);
  });

  test('what was kept aside before is not overwritten', () => {
    const { folder, file, sites } = store();
    for (const content of ['first', 'second']) {
      writeFileSync(file, content);
      expect(() => sites.load()).toThrow();
    }
    expect(readFileSync(join(folder, 'site.json.damaged-1'), 'utf8')).toBe('first');
    expect(readFileSync(join(folder, 'site.json.damaged-2'), 'utf8')).toBe('second');
  });
});

test('what the file system refuses is an error of its own', () => {
  const folder = temporaryFolder();
  const inTheWay = join(folder, 'site.json');
  mkdirSync(join(inTheWay, 'not empty'), { recursive: true });
  expect(() => new SiteStore(inTheWay).load()).toThrow(
    expect.objectContaining({ code: 'SITE_NOT_READABLE' }),
  );
  expect(() => new SiteStore(inTheWay).save(site)).toThrow(
    expect.objectContaining({ code: 'SITE_NOT_SAVED' }),
  );
  expect(() => new SiteStore(join(folder, 'none', 'site.json')).save(site)).toThrow(
    expect.objectContaining({ code: 'SITE_NOT_SAVED' }),
  );
  expect(readdirSync(folder)).toEqual(['site.json']);
});

test.skipIf(process.platform === 'win32')('only its owner may read the file', () => {
  const { file, sites } = store();
  sites.save(site);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('whoever reads while it is saved over and over finds it whole each time, also after kill -9', async () => {
  const { file, sites } = store();
  sites.save(site);
  const script = `
    import { SiteStore } from ${JSON.stringify(join(import.meta.dirname, '../../../src/main/site/site-store.ts'))};
    const store = new SiteStore(process.argv[1]);
    const site = store.load();
    console.log('saving');
    for (let i = 0; ; i += 1) store.save({ ...site, name: 'Kantor ' + String(i).repeat(i % 20 + 1).slice(0, 100) });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  const names = new Set<string | undefined>();
  for (let i = 0; i < 300; i += 1) names.add(sites.load()?.name);
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(names.size).toBeGreaterThan(1);
  expect(sites.load()?.name).toMatch(/^Kantor /);
  rmSync(file);
  expect(sites.load()).toBeNull();
});
