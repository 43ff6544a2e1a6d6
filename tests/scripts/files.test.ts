import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSha256, fingerprint, readJson, writeJson } from '../../scripts/lib/files.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gerbang files '));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('checksums', () => {
  // FIPS 180-2, appendix B.1
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

  it('takes the expected file', async () => {
    const file = path.join(folder, 'a.zip');
    writeFileSync(file, 'abc');
    await expect(checkSha256(file, abc, 'a.zip')).resolves.toBeUndefined();
  });

  it('stops at any other file and names it, what was expected and what was found', async () => {
    const file = path.join(folder, 'a.zip');
    writeFileSync(file, 'abd');
    const failure = checkSha256(file, abc, 'the runtime');
    await expect(failure).rejects.toMatchObject({ code: 'CHECKSUM_MISMATCH' });
    await expect(failure).rejects.toThrow(
      /Wrong checksum: the runtime[^]*expected {2}ba7816bf[^]*found {5}a52d159f/,
    );
  });
});

describe('the fingerprint of the sources', () => {
  const take = (): string => fingerprint(folder, ['src', 'config.ts']);
  const old = new Date(1e12);

  beforeEach(() => {
    mkdirSync(path.join(folder, 'src', 'deep'), { recursive: true });
    for (const name of ['src/a.ts', 'src/deep/b.ts']) {
      writeFileSync(path.join(folder, name), 'same');
      utimesSync(path.join(folder, name), old, old);
    }
  });

  it('stays while nothing changes', () => {
    expect(take()).toBe(take());
  });

  it('changes with an edit, a new file, a removed file and a file that was missing', () => {
    const seen = new Set([take()]);
    writeFileSync(path.join(folder, 'src/deep/b.ts'), 'edit');
    seen.add(take());
    writeFileSync(path.join(folder, 'src/c.ts'), '');
    seen.add(take());
    rmSync(path.join(folder, 'src/a.ts'));
    seen.add(take());
    writeFileSync(path.join(folder, 'config.ts'), '');
    seen.add(take());
    expect(seen.size).toBe(5);
  });

  it('does not care about files beside the sources', () => {
    const before = take();
    writeFileSync(path.join(folder, 'README.md'), 'text');
    expect(take()).toBe(before);
  });
});

describe('JSON notes', () => {
  it('come back as they were; a half written one counts as none', () => {
    const file = path.join(folder, 'note.json');
    writeJson(file, { at: 1 });
    expect(readJson(file)).toEqual({ at: 1 });
    writeFileSync(file, '{"at":');
    expect(readJson(file)).toBeUndefined();
    expect(readJson(path.join(folder, 'none.json'))).toBeUndefined();
  });
});
