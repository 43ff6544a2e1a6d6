import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { provisioningRequests } from '#shared/ipc/requests/provisioning.ts';
import type { Kiosk } from '../../kiosk.ts';
import { policyFileBeside } from '../../provisioning/judge-card.ts';
import { LARGEST_POLICY } from '../../provisioning/policy-file.ts';
import { fingerprintOf } from '../../provisioning/regency-key.ts';
import { RefusedError, type Asker, type WorksOf } from '../answer.ts';
import { readWithin } from './read-within.ts';

/** More than any card has. */
const LARGEST_CARD = 16 * 1024;

export function provisioningHandlers(kiosk: Kiosk): WorksOf<typeof provisioningRequests> {
  const openCard = async (_: undefined, asker: Asker): Promise<boolean> => {
    const file = await asker.file();
    const bytes = await beginningOf(file);
    const beside = policyFileBeside(bytes);
    const policy = beside === null ? null : await readWithin(join(dirname(file), beside), LARGEST_POLICY);
    asker.still();
    kiosk.offerCard(bytes, typeof policy === 'string' ? null : policy);
    return true;
  };
  return {
    'setup.openCard': openCard,
    'setup.putCardAway': () => kiosk.putCardAway(),
    'siteCard.key': () => {
      const { provisioning } = kiosk.state.site ?? {};
      return provisioning ? fingerprintOf(Buffer.from(provisioning.key, 'base64')) : null;
    },
    'siteCard.open': openCard,
    'siteCard.putAway': () => kiosk.putCardAway(),
    'siteCard.take': (_, { officer }) => kiosk.takeCard(officer),
    'siteCard.forgetKey': (_, { officer }) => kiosk.forgetRegency(officer),
    'office.identify': (named, { officer }) => kiosk.nameOffice(named, officer),
    'poster.save': async (_, asker) => {
      const { site } = kiosk.state;
      if (!site) throw new RefusedError('WRONG_PHASE', 'there is no office yet');
      const { fileNameOf } = await import('../../provisioning/file-name.ts');
      const path = await asker.place(`poster-${fileNameOf(site.name)}.pdf`);
      const { posterPdf } = await import('../../provisioning/poster-pdf.ts');
      await asker.write(path, await posterPdf(site, await asker.faces(), kiosk.now));
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
