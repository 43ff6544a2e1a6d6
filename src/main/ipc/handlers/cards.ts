import { basename } from 'node:path';
import type { CardMaking } from '#shared/domain/card-making.ts';
import type { cardRequests } from '#shared/ipc/requests/cards.ts';
import type { Kiosk } from '../../kiosk.ts';
import type { CardMaker } from '../../provisioning/card-maker.ts';
import { LARGEST_POLICY } from '../../provisioning/policy-file.ts';
import { SAMPLE_LISTS } from '../../provisioning/sample-list.ts';
import { LARGEST_FILE } from '../../staff/roster/table.ts';
import type { Asker, WorksOf } from '../answer.ts';
import { readWithin } from './read-within.ts';

/** Far more than a key's file has. */
const LARGEST_KEY_FILE = 64 * 1024;

export function cardHandlers(kiosk: Kiosk): WorksOf<typeof cardRequests> {
  /** Lays out what a person has chosen, if they are still there. */
  const layOut = async (
    { still }: Asker,
    work: (maker: CardMaker) => void | Promise<void>,
  ): Promise<CardMaking> => {
    const maker = await kiosk.cardMaker();
    still();
    await work(maker);
    return maker.state;
  };
  return {
    'cards.state': async () => (await kiosk.cardMaker()).state,
    'cards.key.open': async (_, asker) => {
      const bytes = await readWithin(await asker.file(), LARGEST_KEY_FILE);
      // What cannot be read is no key: the page says so.
      return layOut(asker, (maker) => maker.openKey(typeof bytes === 'string' ? '' : bytes.toString('utf8')));
    },
    'cards.key.make': async ({ issuer }, asker) => {
      const path = await asker.place('regency.key');
      return layOut(asker, (maker) => maker.makeKey(path, issuer, asker.officer));
    },
    'cards.list.open': async (_, asker) => {
      const path = await asker.file();
      const bytes = await readWithin(path, LARGEST_FILE);
      return layOut(asker, async (maker) => {
        if (typeof bytes === 'string') maker.refuseList(basename(path), bytes);
        else await maker.openList(basename(path), bytes);
      });
    },
    'cards.policy.add': async (_, asker) => {
      const path = await asker.file();
      const bytes = await readWithin(path, LARGEST_POLICY);
      return layOut(asker, (maker) =>
        maker.addPolicy(basename(path), typeof bytes === 'string' ? new Uint8Array() : bytes),
      );
    },
    'cards.list.sample': async ({ language }, asker) => {
      const path = await asker.place(language === 'id' ? 'daftar-kantor.csv' : 'offices.csv');
      await asker.write(path, SAMPLE_LISTS[language]);
      return { file: basename(path) };
    },
    'cards.folder.choose': async (_, asker) => {
      const path = await asker.folder();
      return layOut(asker, (maker) => maker.chooseFolder(path));
    },
    'cards.make': async ({ language, replace }, asker) => {
      const faces = await asker.faces();
      const maker = await kiosk.cardMaker();
      return maker.make({ officer: asker.officer, language, faces, replace });
    },
    'cards.cancel': async (_, { still }) => {
      const maker = await kiosk.cardMaker();
      still();
      maker.cancel();
    },
    'cards.back': (_, asker) => layOut(asker, (maker) => maker.back()),
    'cards.putAway': async (_, { still }) => {
      const maker = await kiosk.cardMaker();
      still();
      maker.putAway();
    },
  };
}
