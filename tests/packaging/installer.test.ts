import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

/*
 * What the packages bring of ours besides the program, held against the tools of the systems that read it. Each of
 * them is an ordinary package of Debian; where one is missing, the test says so and skips.
 */

const ROOT = join(import.meta.dirname, '../..');
const asset = (name: string) => join(ROOT, 'assets', name);
const folder = mkdtempSync(join(tmpdir(), 'gerbang-packaging-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program: its exit code, and all that it said. */
function run(program: string, ...args: string[]) {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return { missing: error !== undefined, code: status, said: `${stdout}${stderr}` };
}

function isThere(program: string, ...args: string[]): boolean {
  const missing = run(program, ...args).missing;
  if (missing) process.stdout.write(`${program} is not installed: what it checks is skipped here.\n`);
  return !missing;
}

/** Stands for what electron-builder puts around installer.nsh: the same defines, pages left out, its plug-ins too. */
const AROUND = `
Unicode true
Name Gerbang
OutFile "${join(folder, 'Gerbang.exe')}"
InstallDir "$PROGRAMFILES64\\Gerbang"
RequestExecutionLevel admin
!include LogicLib.nsh
!include FileFunc.nsh
!define PRODUCT_FILENAME Gerbang
!define APP_EXECUTABLE_FILENAME "\${PRODUCT_FILENAME}.exe"
!macro _isUpdated _a _b _t _f
  \${GetParameters} $R8
  ClearErrors
  \${GetOptions} $R8 "--updated" $R9
  IfErrors \`\${_f}\` \`\${_t}\`
!macroend
!define isUpdated \`"" isUpdated ""\`
!include "${asset('windows/installer.nsh')}"
Section install
  !insertmacro customInstall
  WriteUninstaller "$INSTDIR\\uninstall.exe"
SectionEnd
Section Uninstall
  !insertmacro customUnInstall
SectionEnd
`;

describe('the Windows installer’s own part', () => {
  test.runIf(isThere('makensis', '-VERSION'))('compiles, and is warned of nothing', () => {
    const script = join(folder, 'setup.nsi');
    writeFileSync(script, AROUND);
    const { code, said } = run('makensis', '-V2', '-WX', script);
    expect(said).toBe('');
    expect(code).toBe(0);
    // A program of Windows.
    expect(readFileSync(join(folder, 'Gerbang.exe')).subarray(0, 2).toString()).toBe('MZ');
  });
});

describe('what the Debian package brings', () => {
  test.runIf(isThere('desktop-file-validate', '--help'))('an autostart file by the book', () => {
    expect(run('desktop-file-validate', asset('linux/gerbang-autostart.desktop'))).toMatchObject({
      code: 0,
      said: '',
    });
  });

  test.runIf(isThere('shellcheck', '--version'))('scripts without an error', () => {
    for (const name of ['after-install.sh', 'after-remove.sh']) {
      // As they are installed: electron-builder has put the names in. Its own style is not ours to judge.
      const script = join(folder, name);
      const text = readFileSync(asset(`linux/${name}`), 'utf8');
      writeFileSync(
        script,
        text.replaceAll('${executable}', 'gerbang').replaceAll('${sanitizedProductName}', 'Gerbang'),
      );
      expect(run('shellcheck', '--shell=bash', '--severity=error', script)).toMatchObject({
        code: 0,
        said: '',
      });
      expect(readFileSync(script, 'utf8')).not.toMatch(/'[^']*\$\{[^']*'/);
    }
  });

  test.runIf(isThere('systemd-analyze', '--version'))('a service that systemd understands', () => {
    const unit = join(folder, 'gerbang.service');
    const program = join(folder, 'gerbang');
    // The program is not installed here.
    writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
    const text = readFileSync(asset('linux/gerbang.service'), 'utf8');
    writeFileSync(unit, text.replace('/usr/bin/gerbang', program));
    const env = { ...process.env, XDG_RUNTIME_DIR: folder };
    const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--user', '--man=no', unit], {
      ...{ encoding: 'utf8', env },
    });
    // It looks at the units of this machine, too.
    const ours = `${stdout}${stderr}`.split('\n').filter((line) => line.includes('gerbang.service'));
    expect(ours).toEqual([]);
  });
});
