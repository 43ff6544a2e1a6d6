import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchPackage, removeHalves, tarballName } from '../../scripts/runtime/download.mjs';
import { capture } from '../../scripts/lib/run.mjs';

const wanted = { name: '@scope/thing', version: '1.2.3' };
let downloads: string;

beforeEach(() => {
  downloads = path.join(mkdtempSync(path.join(tmpdir(), 'gerbang downloads ')), 'kept here');
});
afterEach(() => {
  rmSync(path.dirname(downloads), { recursive: true, force: true });
});

/** Stands in for the registry: writes what `npm pack` would write, through a real process. */
function registry(script: string): { calls: string[][]; npm: typeof capture } {
  const calls: string[][] = [];
  const npm: typeof capture = (command, args, options) => {
    calls.push([command, ...args]);
    return capture('sh', ['-c', script], options);
  };
  return { calls, npm };
}

/** fetchPackage's runner takes npm's arguments only. */
const asNpm =
  (npm: typeof capture) =>
  (args: readonly string[], options: { cwd: string }): ReturnType<typeof capture> =>
    npm('npm', args, options);

describe('fetching a package once', () => {
  it('names the file as npm pack does', () => {
    expect(tarballName(wanted)).toBe('scope-thing-1.2.3.tgz');
  });

  it('keeps a complete download and does not ask the registry for it again', async () => {
    const { calls, npm } = registry('printf complete > scope-thing-1.2.3.tgz');
    const file = await fetchPackage(wanted, downloads, asNpm(npm));
    expect(readFileSync(file, 'utf8')).toBe('complete');
    expect(await fetchPackage(wanted, downloads, asNpm(npm))).toBe(file);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toContain('@scope/thing@1.2.3');
  });

  it('starts anew after a half download, whose rest does not get into the file', async () => {
    const half = path.join(downloads, `${tarballName(wanted)}.part`);
    mkdirSync(half, { recursive: true });
    writeFileSync(path.join(half, 'scope-thing-1.2.3.tgz'), 'hal');
    const { calls, npm } = registry('printf complete > scope-thing-1.2.3.tgz');
    const file = await fetchPackage(wanted, downloads, asNpm(npm));
    expect(readFileSync(file, 'utf8')).toBe('complete');
    expect(calls).toHaveLength(1);
    expect(readdirSync(downloads)).toEqual([path.basename(file)]);
  });

  it('says plainly what the registry said, and keeps nothing of a failed download', async () => {
    const { npm } = registry(
      'printf half > scope-thing-1.2.3.tgz; echo "npm error 404 Not Found" >&2; exit 1',
    );
    await expect(fetchPackage(wanted, downloads, asNpm(npm))).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
      message: expect.stringContaining('npm error 404 Not Found'),
    });
    expect(readdirSync(downloads)).toEqual([]);
  });

  it('removes the halves of an interrupted set-up and nothing else', () => {
    mkdirSync(path.join(downloads, 'electron.part', 'runtime'), { recursive: true });
    writeFileSync(path.join(downloads, 'whole.tgz'), 'whole');
    removeHalves(downloads);
    expect(readdirSync(downloads)).toEqual(['whole.tgz']);
    removeHalves(path.join(downloads, 'not there'));
    expect(existsSync(path.join(downloads, 'not there'))).toBe(false);
  });
});
