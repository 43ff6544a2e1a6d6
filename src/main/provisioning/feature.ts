import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { provisioningRequests } from '#shared/ipc/requests/provisioning.ts';
import { RefusedError, type Asker, type Feature } from '../feature.ts';
import type { Ground } from '../ground.ts';
import type { InLog } from '../in-log.ts';
import { readWithin } from '../paper/read-within.ts';
import type { PolicyService } from '../policy-store/policy-service.ts';
import { SiteCards } from '../site/site-cards.ts';
import { policyFileBeside } from './judge-card.ts';
import { LARGEST_POLICY } from './policy-file.ts';

/** More than any card has. */
const LARGEST_CARD = 16 * 1024;

/** Site cards that are held to this kiosk, and the poster for its door. */
export function siteCardsFeature(ground: Ground, policies: InLog<PolicyService>) {
  const { site, now } = ground;
  const cards = new SiteCards(ground, policies);
  const openCard = async (_: undefined, asker: Asker): Promise<boolean> => {
    const file = await asker.file();
    const bytes = await beginningOf(file);
    const beside = policyFileBeside(bytes);
    const policy = beside === null ? null : await readWithin(join(dirname(file), beside), LARGEST_POLICY);
    asker.still();
    cards.offer(bytes, typeof policy === 'string' ? null : policy);
    return true;
  };
  return {
    service: cards,
    state: () => ({ siteCard: cards.state }),
    signedOut: () => cards.clear(),
    handle: {
      'setup.openCard': openCard,
      'setup.putCardAway': () => cards.putAway(),
      'siteCard.key': () => cards.regencyKey,
      'siteCard.open': openCard,
      'siteCard.putAway': () => cards.putAway(),
      'siteCard.take': (_, { officer }) => cards.take(officer),
      'siteCard.forgetKey': (_, { officer }) => cards.forgetRegency(officer),
      'poster.save': async (_, asker) => {
        const office = site();
        if (!office) throw new RefusedError('WRONG_PHASE', 'there is no office yet');
        const { fileNameOf } = await import('./file-name.ts');
        const path = await asker.place(`poster-${fileNameOf(office.name)}.pdf`);
        const { posterPdf } = await import('./poster-pdf.ts');
        await asker.write(path, await posterPdf(office, await asker.faces(), now()));
        return { file: basename(path) };
      },
    },
  } satisfies Feature<typeof provisioningRequests>;
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
