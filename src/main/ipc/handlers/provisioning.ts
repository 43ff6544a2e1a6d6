import { open, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { provisioningRequests } from '#shared/ipc/requests/provisioning.ts';
import type { Kiosk } from '../../kiosk.ts';
import type { Desktop } from '../../paper/desktop.ts';
import { policyFileBeside } from '../../provisioning/judge-card.ts';
import { LARGEST_POLICY } from '../../provisioning/policy-file.ts';
import { fingerprintOf } from '../../provisioning/regency-key.ts';
import { refusing, type Guard } from '../guard.ts';
import { RefusedError, type HandlersOf } from '../answer.ts';
import { readWithin } from './read-within.ts';

const CARDS = { name: 'Gerbang', extensions: ['card'] } as const;
const PDF = { name: 'PDF', extensions: ['pdf'] } as const;
/** More than any card has. */
const LARGEST_CARD = 16 * 1024;

export function provisioningHandlers(kiosk: Kiosk, guard: Guard): HandlersOf<typeof provisioningRequests> {
  /** @param mayStill asked again once the person has chosen: they may have been signed out meanwhile */
  const openCard = async (mayStill: () => unknown): Promise<boolean> => {
    mayStill();
    const file = await desktopOf(kiosk).openFile(CARDS);
    if (file === null) return false;
    const bytes = await beginningOf(file);
    const beside = policyFileBeside(bytes);
    const policy = beside === null ? null : await readWithin(join(dirname(file), beside), LARGEST_POLICY);
    mayStill();
    await refusing(() => kiosk.offerCard(bytes, typeof policy === 'string' ? null : policy));
    return true;
  };
  return {
    'setup.openCard': () => openCard(() => guard.requirePhase('setup')),
    'setup.putCardAway': () => {
      guard.requirePhase('setup');
      kiosk.putCardAway();
      return undefined;
    },
    'siteCard.key': () => {
      guard.requireAdmin();
      const { provisioning } = kiosk.state.site ?? {};
      return provisioning ? fingerprintOf(Buffer.from(provisioning.key, 'base64')) : null;
    },
    'siteCard.open': () => openCard(() => guard.requireAdmin()),
    'siteCard.putAway': () => {
      guard.requireAdmin();
      kiosk.putCardAway();
      return undefined;
    },
    'siteCard.take': async () => {
      const admin = guard.requireAdmin();
      await refusing(() => kiosk.takeCard(admin));
    },
    'siteCard.forgetKey': async () => {
      const admin = guard.requireAdmin();
      await refusing(() => kiosk.forgetRegency(admin));
    },
    'office.identify': async (named) => {
      const admin = guard.requireAdmin();
      await refusing(() => kiosk.nameOffice(named, admin));
    },
    'poster.save': async () => {
      guard.requireAdmin();
      const { site } = kiosk.state;
      const desktop = desktopOf(kiosk);
      if (!site) throw new RefusedError('WRONG_PHASE', 'there is no office yet');
      const { fileNameOf } = await import('../../provisioning/file-name.ts');
      const path = await desktop.saveFile(`poster-${fileNameOf(site.name)}.pdf`, PDF);
      if (path === null) return null;
      const { posterPdf } = await import('../../provisioning/poster-pdf.ts');
      const pdf = await posterPdf(site, await desktop.faces(), kiosk.now);
      await writeFile(path, pdf).catch((cause: unknown) => {
        throw new RefusedError('FILE_NOT_WRITTEN', cause instanceof Error ? cause.name : 'not written');
      });
      return { file: basename(path) };
    },
  };
}

/** A file's beginning: more than a card, and no more than is needed to see that it is none. */
async function beginningOf(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(LARGEST_CARD), 0, LARGEST_CARD, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    // What cannot be read is no card: the page says so.
    return new Uint8Array();
  }
}

function desktopOf({ desktop }: Kiosk): Desktop {
  if (!desktop) throw new RefusedError('WRONG_PHASE', 'there is no window to ask in');
  return desktop;
}
