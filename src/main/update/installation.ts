import { posix, win32 } from 'node:path';
import type { PackageKind } from '#shared/domain/update.ts';

/** What can be known of how this program came onto this PC. */
export interface InstallationFacts {
  readonly platform: NodeJS.Platform;
  /** Whether it is the packaged program. */
  readonly packaged: boolean;
  readonly executable: string;
  /** Where its resources are. */
  readonly resources: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
}

/** How this program was installed, and with it how a newer one is. */
export type Installation =
  /** One file, which is replaced. */
  | { readonly kind: 'appimage'; readonly program: string }
  /** The installer for the whole PC; Windows asks for an administrator. */
  | { readonly kind: 'nsis'; readonly elevate: string }
  /** The system's own packages; null: nothing here asks for an administrator. */
  | { readonly kind: 'deb'; readonly pkexec: string | null }
  /** A program that whoever brought it replaces. */
  | { readonly kind: 'portable' };

const PKEXEC = '/usr/bin/pkexec';
/** What the package's system keeps of it. */
const DEB_LIST = '/var/lib/dpkg/info/gerbang.list';
const UNINSTALLER = 'Uninstall Gerbang.exe';

/** @returns null where it is not installed by a package of ours: in development, or unpacked by hand */
export function installationOf(facts: InstallationFacts): Installation | null {
  const { platform, packaged, executable, resources, env, exists } = facts;
  if (!packaged) return null;
  if (platform === 'linux') {
    const program = imageOf(executable, env);
    if (program !== null) return { kind: 'appimage', program };
    if (exists(DEB_LIST) && executable.startsWith('/opt/Gerbang/'))
      return { kind: 'deb', pkexec: exists(PKEXEC) ? PKEXEC : null };
  }
  if (platform === 'win32') {
    if (env['PORTABLE_EXECUTABLE_FILE']) return { kind: 'portable' };
    if (exists(win32.join(win32.dirname(executable), UNINSTALLER)))
      return { kind: 'nsis', elevate: win32.join(resources, 'elevate.exe') };
  }
  return null;
}

/**
 * The AppImage that an executable runs out of; null where it does not. Programs that are themselves AppImages leave
 * their own name in the environment of what they start: the executable has to lie in the image.
 */
export function imageOf(
  executable: string,
  env: Readonly<Record<string, string | undefined>>,
): string | null {
  const { APPIMAGE: image, APPDIR: folder } = env;
  if (!image || !folder || !posix.isAbsolute(image)) return null;
  return executable.startsWith(`${folder.replace(/\/+$/, '')}/`) ? image : null;
}

/** Whether a newer program is installed with nobody at the PC. */
export function isUnattended(kind: PackageKind | null): boolean {
  return kind === 'appimage';
}
