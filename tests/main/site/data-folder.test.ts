import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultDataFolder, openDataFolder } from '../../../src/main/site/data-folder.ts';
import { temporaryFolder } from '../log/fixture.ts';

// https://www.electronjs.org/docs/latest/api/app#appgetpathname: appData, then the app's name.
test('the default is where Electron keeps the data of an app of our name', () => {
  expect(defaultDataFolder('linux', {}, '/home/a')).toBe(join('/home/a', '.config', 'gerbang'));
  expect(defaultDataFolder('linux', { XDG_CONFIG_HOME: '/cfg' }, '/home/a')).toBe(join('/cfg', 'gerbang'));
  expect(defaultDataFolder('linux', { XDG_CONFIG_HOME: '' }, '/home/a')).toBe(
    join('/home/a', '.config', 'gerbang'),
  );
  expect(defaultDataFolder('win32', { APPDATA: '/users/a/roaming' }, '/users/a')).toBe(
    join('/users/a/roaming', 'gerbang'),
  );
  expect(defaultDataFolder('darwin', {}, '/Users/a')).toBe(
    join('/Users/a', 'Library/Application Support/gerbang'),
  );
});

test('opening makes the folder, and a second time finds it', () => {
  const folder = join(temporaryFolder(), 'a', 'b');
  const data = openDataFolder(folder);
  expect(openDataFolder(folder)).toEqual(data);
  expect(data.log).toBe(join(folder, 'gerbang.db'));
  expect(statSync(folder).isDirectory()).toBe(true);
  if (process.platform !== 'win32') expect(statSync(folder).mode & 0o777).toBe(0o700);
});
