import { describe, expect, test } from 'vitest';
import { debByHand, debCommand, nsisCommand } from '../../../src/main/update/apply/command.ts';
import { imageOf, installationOf, isUnattended } from '../../../src/main/update/installation.ts';

const linux = {
  platform: 'linux',
  packaged: true,
  executable: '/opt/Gerbang/gerbang',
  resources: '/opt/Gerbang/resources',
  env: {},
  exists: () => false,
} as const;
const windows = {
  platform: 'win32',
  packaged: true,
  executable: 'C:\\Program Files\\Gerbang\\Gerbang.exe',
  resources: 'C:\\Program Files\\Gerbang\\resources',
  env: {},
  exists: () => false,
} as const;
const image = { APPIMAGE: '/home/petugas/Gerbang.AppImage', APPDIR: '/tmp/.mount_Gerban1' };

describe('how it was installed', () => {
  test('in development: not at all, whatever the environment says', () => {
    expect(installationOf({ ...linux, packaged: false, env: image })).toBeNull();
  });

  test('an AppImage is its own file', () => {
    const executable = '/tmp/.mount_Gerban1/gerbang';
    expect(installationOf({ ...linux, executable, env: image })).toEqual({
      kind: 'appimage',
      program: '/home/petugas/Gerbang.AppImage',
    });
  });

  test('started by another AppImage it is not that one', () => {
    expect(imageOf('/opt/Gerbang/gerbang', image)).toBeNull();
    expect(imageOf('/tmp/.mount_Gerban12/gerbang', image)).toBeNull();
    expect(imageOf('/tmp/.mount_Gerban1/gerbang', { ...image, APPIMAGE: 'Gerbang.AppImage' })).toBeNull();
    expect(imageOf('/tmp/.mount_Gerban1/gerbang', { APPIMAGE: image.APPIMAGE })).toBeNull();
  });

  test('a Debian package, with and without somebody who asks for an administrator', () => {
    const exists = (path: string) => path === '/var/lib/dpkg/info/gerbang.list';
    expect(installationOf({ ...linux, exists })).toEqual({ kind: 'deb', pkexec: null });
    expect(installationOf({ ...linux, exists: () => true })).toEqual({
      kind: 'deb',
      pkexec: '/usr/bin/pkexec',
    });
    expect(installationOf(linux)).toBeNull();
    expect(installationOf({ ...linux, exists, executable: '/home/it/linux-unpacked/gerbang' })).toBeNull();
  });

  test('the Windows installer, the portable program, and neither', () => {
    const exists = (path: string) => path === 'C:\\Program Files\\Gerbang\\Uninstall Gerbang.exe';
    expect(installationOf({ ...windows, exists })).toEqual({
      kind: 'nsis',
      elevate: 'C:\\Program Files\\Gerbang\\resources\\elevate.exe',
    });
    const env = { PORTABLE_EXECUTABLE_FILE: 'E:\\Gerbang-portable.exe' };
    expect(installationOf({ ...windows, env })).toEqual({ kind: 'portable' });
    expect(installationOf(windows)).toBeNull();
  });

  test('only an AppImage is replaced with nobody at the PC', () => {
    expect((['appimage', 'deb', 'nsis', 'portable', null] as const).filter(isUnattended)).toEqual([
      'appimage',
    ]);
  });
});

describe('what is run', () => {
  test('the installer: through the helper that asks for an administrator, silent, and starting the kiosk', () => {
    expect(nsisCommand('C:\\u\\Gerbang-0.2.0-win-x64.exe', 'C:\\r\\elevate.exe')).toEqual({
      file: 'C:\\r\\elevate.exe',
      args: ['C:\\u\\Gerbang-0.2.0-win-x64.exe', '--updated', '/S', '--force-run'],
    });
  });

  test('the package: no part of the name is a command', () => {
    const odd = "/home/o'neil; rm -rf $HOME/a.deb";
    const { file, args } = debCommand(odd, 'ab', '/usr/bin/pkexec');
    expect(file).toBe('/usr/bin/pkexec');
    expect(args.slice(0, 2)).toEqual(['/bin/sh', '-c']);
    expect(args.slice(-2)).toEqual([odd, 'ab']);
    expect(args[2]).not.toContain('neil');
    expect(debByHand(odd)).toBe(`sudo apt install '/home/o'\\''neil; rm -rf $HOME/a.deb'`);
  });
});
