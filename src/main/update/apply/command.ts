import { spawn } from 'node:child_process';

/** A program to run, and with what. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/**
 * How electron-builder's installer is run for an upgrade that asks nothing: through the helper that comes with the
 * program and has Windows ask for an administrator; without a window; and the kiosk is started again after it.
 */
export function nsisCommand(installer: string, elevate: string): Command {
  return { file: elevate, args: [installer, '--updated', '/S', '--force-run'] };
}

/**
 * As root, on a copy of its own: what the desk's account could exchange after it was verified is not what is
 * installed.
 */
const DEB_SCRIPT = [
  'set -e',
  'own=$(mktemp -d)',
  'trap \'rm -rf -- "$own"\' EXIT',
  'chmod 755 "$own"',
  'cp -- "$1" "$own/gerbang.deb"',
  'echo "$2  $own/gerbang.deb" | sha256sum --check --status -',
  'DEBIAN_FRONTEND=noninteractive apt-get install --yes "$own/gerbang.deb"',
].join('\n');

/** How a package is installed where the system can ask for an administrator. */
export function debCommand(file: string, sha256: string, pkexec: string): Command {
  return { file: pkexec, args: ['/bin/sh', '-c', DEB_SCRIPT, 'gerbang-update', file, sha256] };
}

/** What an administrator types where it cannot. */
export function debByHand(file: string): string {
  return `sudo apt install '${file.replaceAll("'", `'\\''`)}'`;
}

/** Runs a command to its end. @returns its exit code; null where it could not be run, or was ended */
export function runCommand({ file, args }: Command): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: 'ignore', windowsHide: true });
    child.once('error', () => resolve(null));
    child.once('exit', (code) => resolve(code));
  });
}
