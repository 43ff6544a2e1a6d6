import { access, constants, readdir, readFile, readlink, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FoundDevice } from '#shared/domain/scanner-setup.ts';
import { SCANNER_IDS } from '../scanner/usb-ids.ts';

/** What the system says of a device's file without opening it: opening a port may wake what is behind it. */
export interface Access {
  /** Null where this account may open it, and where nobody can tell beforehand (Windows). */
  readonly permission: FoundDevice['permission'];
  /** The program that has it open, other than this one; null where none has, or nobody can tell. */
  readonly holder: string | null;
  /** The kernel's driver, for instance `cdc_acm`; null where it does not say. */
  readonly driver: string | null;
}

const UNKNOWN: Access = { permission: null, holder: null, driver: null };

/** Looks at a device's file: whose it is, who has it, what drives it. Linux only; elsewhere nothing is known. */
export async function accessOf(
  path: string,
  ids: { readonly vendorId: string | null; readonly productId: string | null },
): Promise<Access> {
  if (process.platform !== 'linux') return UNKNOWN;
  const [permission, holder, driver] = await Promise.all([
    permissionOf(path, ids),
    holderOf(path),
    driverOf(path),
  ]);
  return { permission, holder, driver };
}

async function permissionOf(
  path: string,
  { vendorId, productId }: { readonly vendorId: string | null; readonly productId: string | null },
): Promise<FoundDevice['permission']> {
  try {
    await access(path, constants.R_OK | constants.W_OK);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'EACCES' && code !== 'EPERM') return null;
  }
  const found = await stat(path).catch(() => null);
  if (!found) return null;
  const ids = [vendorId ?? '', `${vendorId ?? ''}:${productId ?? ''}`];
  return {
    owner: await nameIn('/etc/passwd', found.uid),
    group: await nameIn('/etc/group', found.gid),
    mode: modeOf(found.mode),
    covered: ids.some((id) => SCANNER_IDS.includes(id)),
    line: udevLine(path, vendorId, productId),
  };
}

/** A line for `70-gerbang-scanner.rules` that gives this device to whoever sits at the desk. */
function udevLine(path: string, vendorId: string | null, productId: string | null): string {
  const subsystem = basename(path).startsWith('hidraw') ? 'hidraw' : 'tty';
  const device =
    vendorId === null || productId === null
      ? `KERNEL=="${basename(path)}"`
      : `ATTRS{idVendor}=="${vendorId}", ATTRS{idProduct}=="${productId}"`;
  return `ACTION!="remove", SUBSYSTEM=="${subsystem}", ${device}, TAG+="uaccess"`;
}

async function nameIn(file: string, id: number): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const line = text.split('\n').find((each) => each.split(':')[2] === String(id));
  return line?.split(':')[0] ?? String(id);
}

/** As `ls -l` writes it; what is looked at are character devices. */
function modeOf(mode: number): string {
  const letters = Array.from('rwxrwxrwx', (letter, i) => ((mode & (0o400 >> i)) === 0 ? '-' : letter));
  return `c${letters.join('')}`;
}

/** Looks through the files that other programs have open, as far as this account may see them. */
async function holderOf(path: string): Promise<string | null> {
  const target = (await readlink(path).catch(() => null)) ?? path;
  for (const pid of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) continue;
    for (const fd of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      const open = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => '');
      if (open !== path && open !== target) continue;
      return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => pid)).trim();
    }
  }
  return null;
}

async function driverOf(path: string): Promise<string | null> {
  for (const kind of ['tty', 'hidraw']) {
    const link = await readlink(`/sys/class/${kind}/${basename(path)}/device/driver`).catch(() => null);
    if (link !== null) return basename(link);
  }
  return null;
}
