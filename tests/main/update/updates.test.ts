import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { UpdateSettings } from '#shared/domain/update.ts';
import { ledgerIn, type UpdateLedger } from '../../../src/main/update/ledger.ts';
import type { UpdateProgram } from '../../../src/main/update/program.ts';
import { Updates } from '../../../src/main/update/updates.ts';
import { fileOf, putUpdate, runningImage, signed, STRANGER } from '../../support/release.ts';
import { ListServer } from '../fetch/server.ts';
import { temporaryFolder } from '../log/fixture.ts';

const CONTENT = Buffer.alloc(600_000, 'a newer program');
const ADMIN = 7;

let folder: string;
let stick: string;
let program: string;
let ledger: UpdateLedger;
let settings: UpdateSettings;
let night: boolean;
let restarts: number;
let recorded: (readonly [string, number | null, object])[];
let refuseRecords: boolean;

beforeEach(() => {
  const home = temporaryFolder();
  folder = join(home, 'updates');
  stick = join(home, 'stick');
  mkdirSync(stick);
  program = join(home, 'Gerbang.AppImage');
  writeFileSync(program, 'old');
  ledger = ledgerIn(folder);
  settings = UpdateSettings.parse({});
  night = false;
  restarts = 0;
  recorded = [];
  refuseRecords = false;
});

function start(change: Partial<UpdateProgram> = {}): Updates {
  const updates = new Updates({
    folder,
    program: { ...runningImage(program, () => (restarts += 1)), ...change },
    settings: () => settings,
    isNight: () => night,
    now: () => new Date('2022-03-02T00:00:00Z'),
    random: () => 0.5,
    record: (...row) => {
      if (refuseRecords) throw new Error('the log takes nothing');
      recorded.push(row);
    },
    report: () => undefined,
    onChange: () => undefined,
  });
  onTestFinished(() => updates.close());
  updates.start();
  return updates;
}

const actions = () => recorded.map(([action]) => action);
const kept = () => readdirSync(folder).sort();

describe('from a stick', () => {
  test('an update is copied, kept beyond a restart, and installed when the admin says so', async () => {
    const manifest = putUpdate(stick, CONTENT);
    const updates = start();
    expect(await updates.takeFile(manifest, ADMIN)).toBe('taken');
    // The stick is pulled.
    rmSync(stick, { recursive: true });
    expect(updates.state).toMatchObject({
      ready: { version: '0.2.0', notes: { id: 'Perbaikan pemindai.' }, size: CONTENT.length, early: false },
      refused: null,
      work: null,
    });
    expect(updates.news).toEqual({ kind: 'ready', version: '0.2.0' });
    expect(kept()).toEqual([fileOf(CONTENT).name, 'gerbang-update.json', 'ledger.json']);
    expect(ledger.read().highest).toBe('0.2.0');

    const again = start();
    expect(again.state.ready).toMatchObject({ version: '0.2.0' });
    await again.install(ADMIN);
    expect(restarts).toBe(1);
    expect(readFileSync(program)).toEqual(CONTENT);
    expect(recorded).toEqual([
      ['UPDATE_TAKEN', ADMIN, { version: '0.2.0', source: 'stick' }],
      ['UPDATE_BEGUN', ADMIN, { version: '0.2.0', from: '0.1.0' }],
    ]);
    // It is leaving: nothing else is begun.
    await expect(again.install(ADMIN)).rejects.toMatchObject({ code: 'UPDATE_BUSY' });
    await expect(again.takeFile(manifest, ADMIN)).rejects.toMatchObject({ code: 'UPDATE_BUSY' });
  });

  test.each<[string, string, () => string]>([
    ['another’s', 'UPDATE_FOREIGN', () => putUpdate(stick, CONTENT, { signer: STRANGER })],
    ['an older one', 'UPDATE_OLDER', () => putUpdate(stick, CONTENT, { release: { version: '0.0.9' } })],
    [
      'one for Windows',
      'UPDATE_NO_FILE',
      () =>
        putUpdate(stick, CONTENT, { file: { platform: 'win32', kind: 'nsis', name: 'Gerbang-0.2.0.exe' } }),
    ],
    [
      'a program that is another',
      'UPDATE_DAMAGED',
      () => {
        const manifest = putUpdate(stick, CONTENT);
        writeFileSync(join(stick, fileOf(CONTENT).name), Buffer.alloc(CONTENT.length, 'evil'));
        return manifest;
      },
    ],
    [
      'a program that is shorter',
      'UPDATE_DAMAGED',
      () => {
        const manifest = putUpdate(stick, CONTENT);
        writeFileSync(join(stick, fileOf(CONTENT).name), CONTENT.subarray(1));
        return manifest;
      },
    ],
    [
      'no program',
      'UPDATE_FILE_MISSING',
      () => {
        const manifest = putUpdate(stick, CONTENT);
        rmSync(join(stick, fileOf(CONTENT).name));
        return manifest;
      },
    ],
    ['no manifest', 'UPDATE_FILE_MISSING', () => join(stick, 'gerbang-update.json')],
    [
      'a photograph',
      'UPDATE_MALFORMED',
      () => {
        writeFileSync(join(stick, 'photo.json'), Buffer.alloc(200_000, 0xff));
        return join(stick, 'photo.json');
      },
    ],
  ])('%s is refused: said, on record, and nothing of it stays', async (_, code, put) => {
    const updates = start();
    expect(await updates.takeFile(put(), ADMIN)).toBe('refused');
    expect(updates.state).toMatchObject({ ready: null, refused: { code }, work: null });
    expect(recorded).toMatchObject([['UPDATE_REFUSED', ADMIN, { code, source: 'stick' }]]);
    expect(kept().filter((name) => name !== 'ledger.json')).toEqual([]);
    updates.seen();
    expect(updates.state.refused).toBeNull();
  });

  test('one that is refused leaves the one that was ready', async () => {
    const updates = start();
    await updates.takeFile(putUpdate(stick, CONTENT), ADMIN);
    const lower = putUpdate(stick, 'x', { release: { version: '0.1.5' } });
    expect(await updates.takeFile(lower, ADMIN)).toBe('refused');
    expect(updates.state).toMatchObject({ ready: { version: '0.2.0' }, refused: { code: 'UPDATE_OLDER' } });
  });

  test('a newer one takes its place, and the former goes', async () => {
    const updates = start();
    await updates.takeFile(putUpdate(stick, CONTENT), ADMIN);
    const name = 'Gerbang-0.3.0.AppImage';
    await updates.takeFile(
      putUpdate(stick, 'newer', { release: { version: '0.3.0' }, file: { name } }),
      ADMIN,
    );
    expect(updates.state.ready).toMatchObject({ version: '0.3.0' });
    expect(kept()).toEqual([name, 'gerbang-update.json', 'ledger.json']);
  });

  test('what runs already is no update, and no refusal', async () => {
    const updates = start();
    const manifest = putUpdate(stick, CONTENT, { release: { version: '0.1.0' } });
    expect(await updates.takeFile(manifest, ADMIN)).toBe('current');
    expect(updates.state).toMatchObject({ ready: null, refused: null });
    expect(recorded).toEqual([]);
  });

  test('what was exchanged in our own folder is not installed, and goes', async () => {
    const updates = start();
    await updates.takeFile(putUpdate(stick, CONTENT), ADMIN);
    writeFileSync(join(folder, fileOf(CONTENT).name), Buffer.alloc(CONTENT.length, 'evil'));
    await updates.install(ADMIN);
    expect(restarts).toBe(0);
    expect(readFileSync(program, 'utf8')).toBe('old');
    expect(updates.state).toMatchObject({ ready: null, refused: { code: 'UPDATE_DAMAGED' } });
    expect(kept()).toEqual(['ledger.json']);
  });

  test('nothing is installed that cannot be put on record', async () => {
    const updates = start();
    await updates.takeFile(putUpdate(stick, CONTENT), ADMIN);
    refuseRecords = true;
    await expect(updates.install(ADMIN)).rejects.toThrow('the log takes nothing');
    expect([restarts, readFileSync(program, 'utf8')]).toEqual([0, 'old']);
  });
});

describe('what a kiosk has had', () => {
  test('it remembers: a program that was set back takes nothing below', async () => {
    await start().takeFile(putUpdate(stick, CONTENT, { release: { version: '0.3.0' } }), ADMIN);
    rmSync(join(folder, 'gerbang-update.json'));
    const updates = start();
    expect(await updates.takeFile(putUpdate(stick, CONTENT), ADMIN)).toBe('refused');
    expect(updates.state.refused).toMatchObject({ code: 'UPDATE_OLDER', version: '0.2.0' });
  });

  test('a higher version that ran here once counts, too', () => {
    start({ version: '0.5.0' });
    expect(ledger.read().highest).toBe('0.5.0');
    start({ version: '0.4.0' });
    expect(ledger.read().highest).toBe('0.5.0');
  });

  test('what came up well is on record, once, and is no longer kept', async () => {
    const former = start();
    await former.takeFile(putUpdate(stick, CONTENT), ADMIN);
    await former.install(ADMIN);
    recorded = [];
    const updates = start({ version: '0.2.0' });
    updates.tick();
    expect(actions()).toEqual([]);
    ledger.change(({ trial }) => ({ trial: trial && { ...trial, well: true } }));
    refuseRecords = true;
    updates.tick();
    refuseRecords = false;
    updates.tick();
    updates.tick();
    expect(recorded).toEqual([['UPDATE_INSTALLED', null, { version: '0.2.0', from: '0.1.0' }]]);
    expect(ledger.read().trial).toBeNull();
    expect(kept()).toEqual(['ledger.json']);
  });

  test('what was taken back is told until an admin has read it, and is not taken again', async () => {
    mkdirSync(folder);
    ledger.change(() => ({
      highest: '0.2.0',
      failed: ['0.2.0'],
      takenBack: { version: '0.2.0', from: '0.1.0', at: '2022-03-01T00:00:00Z', told: false },
    }));
    const updates = start();
    expect(updates.news).toEqual({ kind: 'taken-back', version: '0.2.0' });
    start();
    expect(recorded).toEqual([['UPDATE_TAKEN_BACK', null, { version: '0.2.0', to: '0.1.0' }]]);
    updates.seen();
    expect(updates.state.takenBack).toBeNull();
    expect(start().news).toBeNull();
    expect(await updates.takeFile(putUpdate(stick, CONTENT), ADMIN)).toBe('refused');
    expect(updates.state.refused).toMatchObject({ code: 'UPDATE_TAKEN_BACK' });
  });

  test('an installer that did not do its work is told', () => {
    mkdirSync(folder);
    const trial = {
      from: '0.1.0',
      to: '0.2.0',
      kind: 'nsis',
      program: null,
      starts: 0,
      well: false,
    } as const;
    ledger.change(() => ({ trial }));
    const updates = start();
    expect(updates.state.refused).toMatchObject({ code: 'UPDATE_NOT_INSTALLED', version: '0.2.0' });
    expect(ledger.read().trial).toBeNull();
  });
});

describe('from a feed', () => {
  let server: ListServer;
  /** What lies on the server. */
  let files: Map<string, Buffer>;

  beforeEach(async () => {
    server = await ListServer.start();
    files = new Map();
    server.answer = ({ url = '', headers }, response) => {
      const found = files.get(basename(url));
      const etag = found && `"${found.length}-${found.subarray(0, 400).toString('hex').slice(-8)}"`;
      if (!found || etag === undefined) response.writeHead(404).end();
      else if (headers['if-none-match'] === etag) response.writeHead(304).end();
      else response.writeHead(200, { etag }).end(found);
    };
    settings = UpdateSettings.parse({
      feed: { enabled: true, url: `${server.url}/kios/gerbang-update.json` },
    });
  });

  const publish = (content: Buffer, options: Parameters<typeof putUpdate>[2] = {}) => {
    const manifest = putUpdate(stick, content, options);
    for (const name of readdirSync(stick)) files.set(name, readFileSync(join(stick, name)));
    return manifest;
  };

  test('an update is fetched, verified, kept; asked for again it is not sent again', async () => {
    publish(CONTENT);
    const updates = start();
    await updates.fetchNow();
    expect(updates.state).toMatchObject({
      ready: { version: '0.2.0' },
      feed: { checkedAt: '2022-03-02T00:00:00.000Z', failed: null },
    });
    expect(kept()).toEqual([fileOf(CONTENT).name, 'gerbang-update.json', 'ledger.json']);
    const before = server.requests.length;
    await updates.fetchNow();
    expect(server.requests.slice(before).map(({ url }) => url)).toEqual(['/kios/gerbang-update.json']);
    expect(recorded).toEqual([['UPDATE_TAKEN', null, { version: '0.2.0', source: 'feed' }]]);
  });

  test('a program that is another one on the server is refused; the next look is a whole one', async () => {
    publish(CONTENT);
    files.set(fileOf(CONTENT).name, Buffer.alloc(CONTENT.length, 'evil'));
    const updates = start();
    await updates.fetchNow();
    expect(updates.state).toMatchObject({
      ready: null,
      refused: { code: 'UPDATE_DAMAGED' },
      feed: { failed: 'UPDATE_DAMAGED' },
    });
    files.set(fileOf(CONTENT).name, CONTENT);
    await updates.fetchNow();
    expect(updates.state).toMatchObject({
      ready: { version: '0.2.0' },
      refused: null,
      feed: { failed: null },
    });
  });

  test('one that broke off is gone on with', async () => {
    publish(CONTENT);
    const whole = server.answer;
    const half = CONTENT.length / 2;
    server.answer = (request, response) => {
      if (request.url?.endsWith('.json') === true) whole(request, response);
      else if (request.headers.range === undefined) {
        response.writeHead(200, { 'content-length': CONTENT.length }).write(CONTENT.subarray(0, half));
        setTimeout(() => response.destroy(), 50);
      } else {
        const range = `bytes ${half}-${CONTENT.length - 1}/${CONTENT.length}`;
        response.writeHead(206, { 'content-range': range }).end(CONTENT.subarray(half));
      }
    };
    const updates = start();
    await updates.fetchNow();
    expect(updates.state).toMatchObject({ ready: null, feed: { failed: 'FETCH_FAILED' }, refused: null });
    await updates.fetchNow();
    expect(server.requests.at(-1)?.headers.range).toBe(`bytes=${half}-`);
    expect(updates.state.ready).toMatchObject({ version: '0.2.0' });
  });

  test.each<[string, string, () => unknown]>([
    ['another’s', 'UPDATE_FOREIGN', () => publish(CONTENT, { signer: STRANGER })],
    ['an older one', 'UPDATE_OLDER', () => publish(CONTENT, { release: { version: '0.0.9' } })],
    [
      'a page that is no manifest',
      'UPDATE_MALFORMED',
      () => files.set('gerbang-update.json', Buffer.from('<html>Sign in to this network</html>')),
    ],
  ])('%s: refused, on record once, however often it is looked at', async (_, code, put) => {
    put();
    const updates = start();
    await updates.fetchNow();
    await updates.fetchNow();
    await start().fetchNow();
    expect(updates.state).toMatchObject({ ready: null, refused: { code } });
    expect(actions().filter((action) => action === 'UPDATE_REFUSED')).toHaveLength(2);
    expect(server.requests.every(({ url }) => url?.endsWith('.json') === true)).toBe(true);
  });

  test('a server in trouble changes nothing', async () => {
    const updates = start();
    await updates.fetchNow();
    expect(updates.state).toMatchObject({ refused: null, feed: { checkedAt: null, failed: 'FETCH_STATUS' } });
    files.set('gerbang-update.json', Buffer.alloc(70_000, ' '));
    await updates.fetchNow();
    expect(updates.state.feed.failed).toBe('FETCH_TOO_LARGE');
    expect(recorded).toEqual([]);
  });

  test('a stick goes before a feed that is under way', async () => {
    const manifest = publish(CONTENT);
    const whole = server.answer;
    server.answer = (request, response) => {
      if (request.url?.endsWith('.json') === true) whole(request, response);
      else response.writeHead(200, { 'content-length': CONTENT.length }).write('slow');
    };
    const updates = start();
    const fetching = updates.fetchNow();
    await vi.waitFor(() => expect(updates.state.work).toMatchObject({ kind: 'fetching', done: 4 }), 30_000);
    expect(await updates.takeFile(manifest, ADMIN)).toBe('taken');
    await fetching;
    expect(updates.state).toMatchObject({ ready: { version: '0.2.0' }, feed: { failed: null }, work: null });
  });

  test('a build that takes no updates looks for none; nor does one that is not told to', async () => {
    publish(CONTENT);
    start({ key: null }).settingsChanged();
    settings = UpdateSettings.parse({ feed: { url: `${server.url}/gerbang-update.json` } });
    start().settingsChanged();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.requests).toHaveLength(0);
    settings = { ...settings, feed: { ...settings.feed, enabled: true } };
    const updates = start();
    updates.settingsChanged();
    await vi.waitFor(() => expect(updates.state.ready).toMatchObject({ version: '0.2.0' }), 30_000);
  });

  test('it does not look while the first scans come', async () => {
    publish(CONTENT);
    start();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.requests).toHaveLength(0);
  });
});

describe('at night', () => {
  beforeEach(() => {
    settings = UpdateSettings.parse({ install: 'night' });
  });

  test('it is installed once the office is closed, and only then', async () => {
    const updates = start();
    await updates.takeFile(putUpdate(stick, CONTENT), ADMIN);
    updates.tick();
    expect(actions()).not.toContain('UPDATE_BEGUN');
    night = true;
    updates.tick();
    updates.tick();
    await vi.waitFor(() => expect(restarts).toBe(1), 30_000);
    expect(recorded.at(-1)).toEqual(['UPDATE_BEGUN', null, { version: '0.2.0', from: '0.1.0' }]);
  });

  test('where the admin wants to be asked, or an administrator is needed, it waits', async () => {
    night = true;
    settings = UpdateSettings.parse({ install: 'ask' });
    const asking = start();
    await asking.takeFile(putUpdate(stick, CONTENT), ADMIN);
    asking.tick();
    settings = UpdateSettings.parse({ install: 'night' });
    const deb = start({ installation: { kind: 'deb', pkexec: null } });
    const file = { kind: 'deb', name: 'Gerbang-0.2.0.deb' } as const;
    await deb.takeFile(putUpdate(stick, CONTENT, { file }), ADMIN);
    deb.tick();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(actions()).not.toContain('UPDATE_BEGUN');
    await deb.install(ADMIN);
    expect(deb.state.byHand).toBe(`sudo apt install '${join(folder, 'Gerbang-0.2.0.deb')}'`);
    expect(restarts).toBe(0);
  });

  test('what fails is not tried again all night', async () => {
    const updates = start();
    await updates.takeFile(putUpdate(stick, CONTENT), ADMIN);
    rmSync(program);
    mkdirSync(`${program}.new`);
    writeFileSync(join(`${program}.new`, 'in the way'), '');
    night = true;
    updates.tick();
    await vi.waitFor(() => expect(updates.state.refused).not.toBeNull(), 30_000);
    for (let at = 0; at < 5; at++) updates.tick();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(actions().filter((action) => action === 'UPDATE_BEGUN')).toHaveLength(1);
  });
});

test('a manifest that nobody signed is nothing, though it lies in our own folder', () => {
  mkdirSync(folder);
  writeFileSync(join(folder, fileOf(CONTENT).name), CONTENT);
  writeFileSync(join(folder, 'gerbang-update.json'), signed({}, { signer: STRANGER }));
  expect(start().state.ready).toBeNull();
});
