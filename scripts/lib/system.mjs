import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.mjs';
import { capture, run } from './run.mjs';

/**
 * What Electron, the scanners and their tests need of a Linux system. The names of one line are alternatives: newer
 * Debian and Ubuntu renamed some packages to …t64. `has` is a library or a program by which it is known elsewhere.
 * @type {ReadonlyArray<{ names: readonly string[], has?: string }>}
 */
export const NEEDED = [
  { names: ['xvfb'], has: 'Xvfb' },
  { names: ['xauth'], has: 'xauth' },
  { names: ['libgtk-3-0t64', 'libgtk-3-0'], has: 'libgtk-3.so.0' },
  { names: ['libnss3'], has: 'libnss3.so' },
  { names: ['libasound2t64', 'libasound2'], has: 'libasound.so.2' },
  { names: ['libgbm1'], has: 'libgbm.so.1' },
  { names: ['libxss1'], has: 'libXss.so.1' },
  { names: ['libxtst6'], has: 'libXtst.so.6' },
  { names: ['libnotify4'], has: 'libnotify.so.4' },
  { names: ['libatspi2.0-0t64', 'libatspi2.0-0'], has: 'libatspi.so.0' },
  { names: ['libdrm2'], has: 'libdrm.so.2' },
  { names: ['libxkbcommon0'], has: 'libxkbcommon.so.0' },
  { names: ['libcups2t64', 'libcups2'], has: 'libcups.so.2' },
  { names: ['libsecret-1-0'], has: 'libsecret-1.so.0' },
  { names: ['libusb-1.0-0'], has: 'libusb-1.0.so.0' },
  { names: ['fonts-dejavu-core'] },
  { names: ['dbus-x11'], has: 'dbus-launch' },
  { names: ['xdg-utils'], has: 'xdg-open' },
  { names: ['udev'], has: 'udevadm' },
  { names: ['socat'], has: 'socat' },
  { names: ['umockdev'], has: 'umockdev-run' },
  { names: ['xdotool'], has: 'xdotool' },
];

/**
 * The packages of dpkg-query's answer that are installed.
 * @param {string} answer lines "name status", as of `-f '${Package} ${db:Status-Status}\n'`
 * @returns {Set<string>}
 */
export function installedIn(answer) {
  const lines = answer.split('\n').map((line) => line.split(' '));
  return new Set(lines.filter(([, status]) => status === 'installed').map(([name]) => name ?? ''));
}

/**
 * The packages of `apt-cache policy`'s answer that can be installed.
 * @param {string} answer
 * @returns {Set<string>}
 */
export function candidatesIn(answer) {
  const found = new Set();
  let name = '';
  for (const line of answer.split('\n')) {
    if (/^\S.*:$/.test(line)) name = line.slice(0, -1);
    // A package that is only provided by another one, or only known by name, has no candidate.
    else if (/^\s+Candidate: (?!\(none\))/.test(line)) found.add(name);
  }
  return found;
}

/**
 * What single tests need besides. `vm`: a machine by software, and what its first file system is made of; `displays`:
 * an X server whose displays come and go; `packages`: compilers and checkers of what the installers bring.
 */
const EXTRAS = {
  vm: [{ names: ['qemu-system-x86'] }, { names: ['busybox-static'] }, { names: ['cpio'] }],
  displays: [
    { names: ['xserver-xorg-core'] },
    { names: ['xserver-xorg-video-dummy'] },
    { names: ['x11-xserver-utils'] },
  ],
  packages: [{ names: ['nsis'] }, { names: ['shellcheck'] }, { names: ['desktop-file-utils'] }],
};

/**
 * What is missing, each as its alternatives.
 * @param {ReadonlySet<string>} installed
 * @param {ReadonlyArray<{ names: readonly string[] }>} [needed]
 * @returns {ReadonlyArray<readonly string[]>}
 */
export function missingOf(installed, needed = NEEDED) {
  return needed.map(({ names }) => names).filter((names) => !names.some((name) => installed.has(name)));
}

/**
 * Of each missing package, the name that this system knows it by.
 * @param {ReadonlyArray<readonly string[]>} missing
 * @param {ReadonlySet<string>} candidates
 * @returns {{ install: string[], unknown: string[] }}
 */
export function choose(missing, candidates) {
  const choices = missing.map((names) => ({ names, name: names.find((name) => candidates.has(name)) }));
  return {
    install: choices.flatMap(({ name }) => name ?? []),
    unknown: choices.filter(({ name }) => name === undefined).map(({ names }) => names.at(-1) ?? ''),
  };
}

/**
 * Is there such a program?
 * @param {string} name
 * @returns {boolean}
 */
function onPath(name) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => folder !== '' && existsSync(path.join(folder, name)));
}

/**
 * Installs the missing system packages on Debian and Ubuntu; elsewhere says what is missing. No apt call when all is there.
 * @param {(line: string) => void} say
 * @throws {Problem} SYSTEM_PACKAGES
 */
export async function ensureSystemPackages(say) {
  if (process.platform !== 'linux') return;
  if (onPath('apt-get') && onPath('dpkg-query')) await ensureDebianPackages(say);
  else await checkOtherLinux();
}

/**
 * Installs what single tests need, on Debian and Ubuntu; elsewhere does nothing.
 * @param {keyof typeof EXTRAS} what
 * @param {(line: string) => void} say
 * @throws {Problem} SYSTEM_PACKAGES
 */
export async function ensureExtraPackages(what, say) {
  if (process.platform !== 'linux' || !onPath('apt-get') || !onPath('dpkg-query')) return;
  await ensureDebianPackages(say, EXTRAS[what]);
}

/**
 * @param {(line: string) => void} say
 * @param {ReadonlyArray<{ names: readonly string[] }>} [needed]
 */
async function ensureDebianPackages(say, needed = NEEDED) {
  const all = needed.flatMap(({ names }) => names);
  const query = await capture('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...all]);
  const missing = missingOf(installedIn(query.stdout), needed);
  if (missing.length === 0) return;

  let updated = false;
  const pick = async () =>
    choose(missing, candidatesIn((await capture('apt-cache', ['policy', ...missing.flat()])).stdout));
  let { install, unknown } = await pick();
  const root = await becomeRoot([...install, ...unknown], say);
  const update = async () => {
    updated = true;
    say('Updating the list of system packages (apt-get update)…');
    await apt(root, ['update']);
  };
  if (unknown.length > 0) {
    await update();
    ({ install, unknown } = await pick());
  }
  if (unknown.length > 0) {
    throw new Problem(
      'SYSTEM_PACKAGES',
      `apt does not know these packages, which Gerbang needs: ${unknown.join(' ')}`,
    );
  }
  say(`Installing system packages: ${install.join(' ')}…`);
  const args = ['install', '-y', '--no-install-recommends', ...install];
  let done = await apt(root, args);
  if (done.code !== 0 && !updated) {
    // An old list names versions that the mirror no longer holds.
    await update();
    done = await apt(root, args);
  }
  if (done.code !== 0) {
    const why = done.stderr.split('\n').filter((line) => line.startsWith('E: '));
    throw new Problem(
      'SYSTEM_PACKAGES',
      `apt-get could not install the system packages:\n${why.join('\n')}\nTry by hand:  apt-get ${args.join(' ')}`,
    );
  }
}

/**
 * @param {readonly string[]} root what to put before the command
 * @param {readonly string[]} args
 */
function apt(root, args) {
  const [command = 'env', ...rest] = [...root, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  // Never broken off in the middle; the next run waits for one that is still at work.
  const patient = ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args];
  return capture(command, [...rest, ...patient], { outlives: true });
}

/**
 * What to put before a command so that root runs it.
 * @param {readonly string[]} packages to name when there is no way
 * @param {(line: string) => void} say
 * @returns {Promise<readonly string[]>}
 * @throws {Problem} SYSTEM_PACKAGES
 */
async function becomeRoot(packages, say) {
  if (process.getuid?.() === 0) return [];
  if (onPath('sudo')) {
    if ((await capture('sudo', ['-n', 'true'])).code === 0) return ['sudo', '-n'];
    if (process.stdin.isTTY) {
      say('System packages are missing; sudo asks for your password to install them.');
      if ((await run('sudo', ['-v'])) === 0) return ['sudo', '-n'];
    }
  }
  throw new Problem(
    'SYSTEM_PACKAGES',
    'Some system packages are missing, and this user may not install them. Have an administrator run:\n\n' +
      `  sudo apt-get install -y --no-install-recommends ${packages.join(' ')}\n\nThen run the same command again.`,
  );
}

/** @throws {Problem} SYSTEM_PACKAGES */
async function checkOtherLinux() {
  const libraries = (await capture(onPath('ldconfig') ? 'ldconfig' : '/sbin/ldconfig', ['-p'])).stdout;
  const missing = NEEDED.filter(({ has }) => {
    if (has === undefined) return false;
    return has.includes('.so') ? !libraries.includes(has) : !onPath(has);
  });
  if (missing.length === 0) return;
  const lines = missing.map(({ names, has }) => `  ${has}  (Debian: ${names.at(-1)})`);
  throw new Problem(
    'SYSTEM_PACKAGES',
    `This system has no apt-get, so Gerbang cannot install what it needs. Please install what holds these:\n\n${lines.join('\n')}\n\n` +
      'Then run the same command again.',
  );
}

/**
 * Chromium's sandbox needs unprivileged user namespaces or a helper that belongs to root. Gerbang never runs without a
 * sandbox (root, in development, aside), so where the system forbids the first, the second is set up.
 * @param {string} executable Electron's program
 * @param {(line: string) => void} say
 * @throws {Problem} SANDBOX
 */
export async function ensureSandbox(executable, say) {
  if (process.platform !== 'linux' || process.getuid?.() === 0) return;
  const helper = path.join(path.dirname(executable), 'chrome-sandbox');
  const stat = statSync(helper, { throwIfNoEntry: false });
  if (!stat || (stat.uid === 0 && (stat.mode & 0o7777) === 0o4755)) return;
  if ((await capture('unshare', ['--user', '--map-root-user', 'true'])).code === 0) return;
  say('Giving Chromium’s sandbox helper to root (sudo)…');
  const interactive = process.stdin.isTTY ? [] : ['-n'];
  const commands = [
    ['chown', 'root:root', helper],
    ['chmod', '4755', helper],
  ];
  for (const command of commands) {
    if ((await run('sudo', [...interactive, ...command]).catch(() => 1)) === 0) continue;
    throw new Problem(
      'SANDBOX',
      'Chromium’s sandbox does not work for this user, and Gerbang does not run without it. Have an administrator run:\n\n' +
        commands.map(([name, what]) => `  sudo ${name} ${what} '${helper}'`).join('\n'),
    );
  }
}
