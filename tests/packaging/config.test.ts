import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

/*
 * Installers cannot be built on every machine (their tools come from the network): what they are made from is
 * checked here, and the unpacked program is run by tests/e2e/packaged.spec.ts.
 */

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const Target = z.object({ target: z.string(), arch: z.array(z.string()) });
const Config = z.looseObject({
  asar: z.literal(true),
  files: z.array(z.string()),
  electronLanguages: z.array(z.string()),
  electronFuses: z.record(z.string(), z.boolean()),
  win: z.looseObject({ icon: z.string(), target: z.array(Target) }),
  nsis: z.looseObject({ include: z.string() }),
  linux: z.looseObject({ executableName: z.string(), icon: z.string(), target: z.array(Target) }),
  deb: z.looseObject({ afterInstall: z.string(), afterRemove: z.string(), fpm: z.array(z.string()) }),
});
const config = Config.parse(load(read('electron-builder.yml')));
const manifest = z
  .looseObject({ name: z.string(), dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

describe('every package', () => {
  test('leaves nobody a Node, an inspector or other code to run', () => {
    expect(config.electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test('keeps the name by which the data folder is found', () => {
    expect(manifest.name).toBe('gerbang');
    expect(manifest['productName']).toBeUndefined();
  });

  test('has the addons that the bundle leaves outside, with their binaries', () => {
    const outside = /const native = \[(.*)\]/.exec(read('electron.vite.config.ts'))?.[1] ?? '';
    const addons = [...outside.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
    expect(addons.length).toBeGreaterThan(0);
    for (const addon of addons) {
      expect(config.files.some((pattern) => pattern.startsWith(`node_modules/${addon}/`))).toBe(true);
    }
  });

  test.each([
    ['win32', 'x64'],
    ['linux', 'x64'],
  ])('finds an addon of each kind for %s on %s, of Node-API: right for every Electron', (platform, arch) => {
    const modules = join(ROOT, 'node_modules');
    const hid = platform === 'linux' ? 'HID_hidraw' : 'HID';
    const binaries = [
      `better-sqlite3/prebuilds/${platform}-${arch}.node`,
      `node-hid/prebuilds/${hid}-${platform}-${arch}/node-napi-v4.node`,
      `@serialport/bindings-cpp/prebuilds/${platform}-${arch}/@serialport+bindings-cpp${platform === 'linux' ? '.glibc' : ''}.node`,
    ];
    for (const binary of binaries) {
      const bytes = readFileSync(join(modules, binary));
      // ELF: magic, then e_machine 62 (x86-64) at 18. PE: the machine 0x8664 behind the offset at 60.
      const machine =
        platform === 'linux' ? bytes.readUInt16LE(18) : bytes.readUInt16LE(bytes.readUInt32LE(60) + 4);
      expect(machine, binary).toBe(platform === 'linux' ? 62 : 0x8664);
      // Bound to one Node's own ABI it would register by node_module_register.
      expect(/napi_register_module_v1|napi_module_register/.test(bytes.toString('latin1')), binary).toBe(
        true,
      );
      expect(/(?<!napi_)\bnode_module_register/.test(bytes.toString('latin1')), binary).toBe(false);
    }
  });

  test('carries the release key, where npm run package was given one', () => {
    // scripts/lib/package.mjs writes it there, and src/main/shell/update.ts reads it.
    expect(config.files).toContain('out/**');
    expect(read('scripts/lib/package.mjs')).toContain("path.join(projectRoot, 'out', 'release-key.json')");
    expect(read('src/main/shell/update.ts')).toContain("join(app.getAppPath(), 'out/release-key.json')");
  });

  test('speaks the kiosk’s two languages only', () => {
    expect(config.electronLanguages).toEqual(['en-US', 'id']);
  });

  test('has an icon that Windows takes', () => {
    for (const icon of [config.win.icon, config.linux.icon]) {
      const png = readFileSync(join(ROOT, icon));
      expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(512);
    }
  });
});

describe('the Windows installer', () => {
  const script = read(config.nsis.include);

  test('is for the whole PC and asks nothing; there is a portable program too', () => {
    expect(config.nsis).toMatchObject({ oneClick: true, perMachine: true, runAfterFinish: false });
    expect(config.win.target.map(({ target }) => target)).toEqual(['nsis', 'portable']);
  });

  test('starts the kiosk, with its keeper, when somebody signs in', () => {
    expect(script).toMatch(
      /WriteRegStr HKLM .* "Gerbang" '"\$INSTDIR\\\$\{APP_EXECUTABLE_FILENAME\}" --keep'/,
    );
  });

  test('brings the helper that has Windows ask for an administrator, for updates', () => {
    // electron-builder packs elevate.exe with every installer for the whole PC.
    const helper = read('node_modules/app-builder-lib/out/targets/nsis/nsisUtil.js');
    expect(helper).toMatch(/perMachine === true\) \{\s*isPackElevateHelper = true/);
    expect(config.nsis['packElevateHelper']).toBeUndefined();
    // What an update starts the installer with is what its script looks for.
    const template = read('node_modules/app-builder-lib/templates/nsis/common.nsh');
    expect(template).toContain('StrCpy $startAppArgs "--updated"');
    expect(read('node_modules/app-builder-lib/templates/nsis/installSection.nsh')).toContain('isForceRun');
  });

  test('never takes the data on an upgrade, and asks on an uninstall; a silent one keeps it', () => {
    expect(config.nsis).toMatchObject({ deleteAppDataOnUninstall: false });
    const uninstall = /!macro customUnInstall([\s\S]*?)!macroend/.exec(script)?.[1] ?? '';
    const [before = '', after = ''] = uninstall.split(/\$\{ifNot\} \$\{isUpdated\}/i);
    expect(before).not.toContain('RMDir');
    const [always = '', asked = ''] = after.split(/\$\{GetOptions\} \$R0 "\/S" \$R1\s+\$\{if\} \$\{Errors\}/);
    expect(always).not.toContain('RMDir');
    expect(asked).toMatch(
      /MessageBox MB_YESNO.*MB_DEFBUTTON2.* IDNO keepGerbangData\s[\s\S]*RMDir \/r "\$APPDATA\\gerbang"[\s\S]*keepGerbangData:/,
    );
    // electron-builder has a one-click uninstaller go on silently: a default answer would be given for the person.
    expect(uninstall).not.toContain('/SD');
    const template = read('node_modules/app-builder-lib/templates/nsis/uninstaller.nsh');
    expect(template).toMatch(/SetSilent silent[\s\S]*!insertmacro customUnInstall\b/);
  });
});

describe('the Debian package', () => {
  test('installs the scanner’s rule, the autostart file and the service, which are there', () => {
    const places = new Map(config.deb.fpm.map((pair) => [pair.split('=')[1], pair.split('=')[0] ?? '']));
    expect([...places.keys()]).toEqual([
      '/usr/lib/udev/rules.d/70-gerbang-scanner.rules',
      '/etc/xdg/autostart/gerbang.desktop',
      '/usr/lib/systemd/user/gerbang.service',
    ]);
    for (const file of places.values()) expect(existsSync(join(ROOT, file)), file).toBe(true);
  });

  test('has scripts that are whole: electron-builder’s own, then the scanner’s rule', () => {
    const template = read('node_modules/app-builder-lib/templates/linux/after-install.tpl');
    const own = read(config.deb.afterInstall);
    // Its own begins with a comment of ours; all that electron-builder has it do is done.
    for (const line of template.split('\n').filter((text) => text.trim() !== '')) expect(own).toContain(line);
    expect(own).toMatch(/udevadm control --reload[\s\S]*udevadm trigger/);
    for (const script of [config.deb.afterInstall, config.deb.afterRemove])
      execFileSync('bash', ['-n', join(ROOT, script)]);
  });

  test('the autostart file and the service start the program by its installed name', () => {
    expect(read('assets/linux/gerbang-autostart.desktop')).toMatch(/^Exec=gerbang --keep$/m);
    const service = read('assets/linux/gerbang.service');
    expect(service).toMatch(/^ExecStart=\/usr\/bin\/gerbang --keep$/m);
    expect(service).toMatch(/^Restart=on-failure$/m);
    expect(config.linux.executableName).toBe('gerbang');
  });
});
