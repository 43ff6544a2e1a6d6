import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CardMaking } from '#shared/domain/card-making.ts';
import type { cardRequests } from '#shared/ipc/requests/cards.ts';
import type { Kiosk } from '../../kiosk.ts';
import type { Desktop } from '../../paper/desktop.ts';
import type { CardMaker } from '../../provisioning/card-maker.ts';
import { LARGEST_POLICY } from '../../provisioning/policy-file.ts';
import { SAMPLE_LISTS } from '../../provisioning/sample-list.ts';
import { LARGEST_FILE } from '../../staff/roster/table.ts';
import { refusing, type Guard } from '../guard.ts';
import { RefusedError, type HandlersOf } from '../answer.ts';
import { readWithin } from './read-within.ts';

const KEYS = { name: 'Gerbang', extensions: ['key'] } as const;
const LISTS = { name: 'XLSX, CSV', extensions: ['xlsx', 'csv', 'txt'] } as const;
const POLICIES = { name: 'JSON', extensions: ['json'] } as const;
const CSV = { name: 'CSV', extensions: ['csv'] } as const;
/** Far more than a key's file has. */
const LARGEST_KEY_FILE = 64 * 1024;

export function cardHandlers(kiosk: Kiosk, guard: Guard): HandlersOf<typeof cardRequests> {
  /** Asks a person for a path, and afterwards whether they are still who asked: a dialog may stand there for long. */
  const choosing = async (
    choose: (desktop: Desktop) => Promise<string | null>,
    work: (maker: CardMaker, path: string, mayStill: () => void) => void | Promise<void>,
  ): Promise<CardMaking | null> => {
    const admin = guard.requireAdmin();
    const path = await choose(desktopOf(kiosk));
    if (path === null) return null;
    const mayStill = () => {
      if (guard.requireAdmin().id !== admin.id) throw new RefusedError('NOT_ALLOWED', 'another admin');
    };
    const maker = await kiosk.cardMaker();
    mayStill();
    await refusing(() => work(maker, path, mayStill));
    mayStill();
    return maker.state;
  };
  return {
    'cards.state': async () => {
      guard.requireAdmin();
      return (await kiosk.cardMaker()).state;
    },
    'cards.key.open': () =>
      choosing(
        (desktop) => desktop.openFile(KEYS),
        async (maker, path, mayStill) => {
          const bytes = await readWithin(path, LARGEST_KEY_FILE);
          mayStill();
          // What cannot be read is no key: the page says so.
          maker.openKey(typeof bytes === 'string' ? '' : bytes.toString('utf8'));
        },
      ),
    'cards.key.make': ({ issuer }) => {
      const admin = guard.requireAdmin();
      return choosing(
        (desktop) => desktop.saveFile('regency.key', KEYS),
        (maker, path) => maker.makeKey(path, issuer, admin),
      );
    },
    'cards.list.open': () =>
      choosing(
        (desktop) => desktop.openFile(LISTS),
        async (maker, path, mayStill) => {
          const file = basename(path);
          const bytes = await readWithin(path, LARGEST_FILE);
          mayStill();
          if (typeof bytes === 'string') maker.refuseList(file, bytes);
          else await maker.openList(file, bytes);
        },
      ),
    'cards.policy.add': () =>
      choosing(
        (desktop) => desktop.openFile(POLICIES),
        async (maker, path, mayStill) => {
          const bytes = await readWithin(path, LARGEST_POLICY);
          mayStill();
          await maker.addPolicy(basename(path), typeof bytes === 'string' ? new Uint8Array() : bytes);
        },
      ),
    'cards.list.sample': async ({ language }) => {
      guard.requireAdmin();
      const name = language === 'id' ? 'daftar-kantor.csv' : 'offices.csv';
      const path = await desktopOf(kiosk).saveFile(name, CSV);
      if (path === null) return null;
      guard.requireAdmin();
      await writeFile(path, SAMPLE_LISTS[language]).catch((cause: unknown) => {
        throw new RefusedError('FILE_NOT_WRITTEN', cause instanceof Error ? cause.name : 'not written');
      });
      return { file: basename(path) };
    },
    'cards.folder.choose': () =>
      choosing(
        (desktop) => desktop.openFolder(),
        (maker, path) => maker.chooseFolder(path),
      ),
    'cards.make': async ({ language, replace }) => {
      const officer = guard.requireAdmin();
      const faces = await desktopOf(kiosk).faces();
      const maker = await kiosk.cardMaker();
      return refusing(() => maker.make({ officer, language, faces, replace }));
    },
    'cards.cancel': async () => {
      guard.requireAdmin();
      const maker = await kiosk.cardMaker();
      maker.cancel();
      return undefined;
    },
    'cards.back': async () => {
      guard.requireAdmin();
      const maker = await kiosk.cardMaker();
      maker.back();
      return maker.state;
    },
    'cards.putAway': async () => {
      guard.requireAdmin();
      const maker = await kiosk.cardMaker();
      maker.putAway();
      return undefined;
    },
  };
}

function desktopOf({ desktop }: Kiosk): Desktop {
  if (!desktop) throw new RefusedError('WRONG_PHASE', 'there is no window to ask in');
  return desktop;
}
