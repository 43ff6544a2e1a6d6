import { basename } from 'node:path';
import type { CardMaking } from '#shared/domain/card-making.ts';
import type { cardRequests } from '#shared/ipc/requests/cards.ts';
import type { Asker, Feature } from '../feature.ts';
import type { Ground } from '../ground.ts';
import { readWithin } from '../paper/read-within.ts';
import { PRESETS } from '../policy/presets/index.ts';
import { LARGEST_FILE } from '../staff/roster/table.ts';
import type { CardMaker } from './card-maker.ts';
import { LARGEST_POLICY } from './policy-file.ts';
import { SAMPLE_LISTS } from './sample-list.ts';

/** Far more than a key's file has. */
const LARGEST_KEY_FILE = 64 * 1024;

/** Site cards for a whole regency. */
export function cardMakingFeature({ threads, now, session, audit, events }: Ground) {
  /** Read when it is first asked for. */
  let read: Promise<CardMaker> | null = null;
  const cardMaker = (): Promise<CardMaker> =>
    (read ??= import('./card-maker.ts').then(
      ({ CardMaker }) =>
        new CardMaker({
          policies: PRESETS.map(({ id }) => id),
          threads,
          now,
          record: (action, officer, detail) => audit(officer, action, detail),
          // The page of a visitor is told nothing.
          onWork: (work) => {
            if (session.current) events.emit('cards', work);
          },
        }),
    ));
  /** Lays out what a person has chosen, if they are still there. */
  const layOut = async (
    { still }: Asker,
    work: (maker: CardMaker) => void | Promise<void>,
  ): Promise<CardMaking> => {
    const maker = await cardMaker();
    still();
    await work(maker);
    return maker.state;
  };
  return {
    service: cardMaker,
    signedOut: () => void read?.then((maker) => maker.forget()),
    /** No file is half when this is done. */
    close: async () => (await read)?.close(),
    handle: {
      'cards.state': async () => (await cardMaker()).state,
      'cards.key.open': async (_, asker) => {
        const bytes = await readWithin(await asker.file(), LARGEST_KEY_FILE);
        // What cannot be read is no key: the page says so.
        return layOut(asker, (maker) =>
          maker.openKey(typeof bytes === 'string' ? '' : bytes.toString('utf8')),
        );
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
        const maker = await cardMaker();
        return maker.make({ officer: asker.officer, language, faces, replace });
      },
      'cards.cancel': async (_, { still }) => {
        const maker = await cardMaker();
        still();
        maker.cancel();
      },
      'cards.back': (_, asker) => layOut(asker, (maker) => maker.back()),
      'cards.putAway': async (_, { still }) => {
        const maker = await cardMaker();
        still();
        maker.putAway();
      },
    },
  } satisfies Feature<typeof cardRequests>;
}
