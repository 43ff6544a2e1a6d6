import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modulesMatchLock, modulesReady, modulesStamp } from '../../scripts/lib/modules.mjs';
import { projectNode } from '../../scripts/lib/paths.mjs';

let root: string;
const write = (name: string, value: unknown): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), JSON.stringify(value));
};
const locked = {
  '': { name: 'x' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/for-another-system': { version: '1.0.0', optional: true },
};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'gerbang modules '));
  write('package.json', { version: '1.0.0', dependencies: { a: '1.0.0' } });
  write('package-lock.json', { packages: locked });
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('the stamp of node_modules', () => {
  it('changes with the lock file and with what package.json asks for, not with the rest of it', () => {
    const before = modulesStamp(root);
    write('package.json', { version: '2.0.0', scripts: { x: 'y' }, dependencies: { a: '1.0.0' } });
    expect(modulesStamp(root)).toBe(before);
    write('package.json', { version: '2.0.0', dependencies: { a: '1.0.1' } });
    const asked = modulesStamp(root);
    expect(asked).not.toBe(before);
    write('package-lock.json', { packages: {} });
    expect(modulesStamp(root)).not.toBe(asked);
  });

  it('makes node_modules ready only together with the project’s own Node', () => {
    expect(modulesReady(root)).toBe(false);
    write('node_modules/.gerbang-setup.json', { stamp: modulesStamp(root) });
    expect(modulesReady(root)).toBe(false);
    mkdirSync(path.dirname(projectNode(root)), { recursive: true });
    writeFileSync(projectNode(root), '');
    expect(modulesReady(root)).toBe(true);
    write('package-lock.json', { packages: {} });
    expect(modulesReady(root)).toBe(false);
  });
});

describe('comparing node_modules with the lock file', () => {
  const installed = (packages: object): boolean => {
    write('node_modules/.package-lock.json', { packages });
    return modulesMatchLock(root);
  };

  it('takes an install that has everything but packages for other systems', () => {
    expect(installed({ 'node_modules/a': { version: '1.0.0' } })).toBe(true);
  });

  it('refuses a missing package, another version, one too many, and no install at all', () => {
    expect(modulesMatchLock(root)).toBe(false);
    expect(installed({})).toBe(false);
    expect(installed({ 'node_modules/a': { version: '1.0.1' } })).toBe(false);
    expect(
      installed({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } }),
    ).toBe(false);
  });
});
