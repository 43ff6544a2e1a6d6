import * as z from 'zod';
import { CardMaking } from '../../domain/card-making.ts';
import { Language } from '../../domain/locale.ts';
import { PrintedName } from '../../domain/office.ts';
import { FILES } from '../request.ts';
import { nothing } from './nothing.ts';

/**
 * Site cards for all offices of a list; for an admin. What is laid out replies as it then is. Paths are chosen in the
 * system's own dialogs, which main opens: null where the person thought better of it.
 */
export const cardRequests = {
  'cards.state': { for: 'admin', quiet: true, payload: nothing, reply: CardMaking },
  /** Asks for the regency's key; its secret stays in main. */
  'cards.key.open': {
    for: 'admin',
    asks: { open: FILES.key, declined: null },
    payload: nothing,
    reply: CardMaking.nullable(),
  },
  /** Makes a key, and asks where its file goes. */
  'cards.key.make': {
    for: 'admin',
    asks: { save: [FILES.key], declined: null },
    payload: z.strictObject({ issuer: PrintedName }),
    reply: CardMaking.nullable(),
  },
  'cards.list.open': {
    for: 'admin',
    asks: { open: FILES.table, declined: null },
    payload: nothing,
    reply: CardMaking.nullable(),
  },
  /** Asks for the file of an own policy that the list names. */
  'cards.policy.add': {
    for: 'admin',
    asks: { open: FILES.json, declined: null },
    payload: nothing,
    reply: CardMaking.nullable(),
  },
  /** Saves a list to fill in. */
  'cards.list.sample': {
    for: 'admin',
    quiet: true,
    asks: { save: [FILES.csv], declined: null },
    payload: z.strictObject({ language: Language }),
    reply: z.object({ file: z.string() }).nullable(),
  },
  'cards.folder.choose': {
    for: 'admin',
    asks: { folder: true, declined: null },
    payload: nothing,
    reply: CardMaking.nullable(),
  },
  /** Begins to make them. False: there is something in the folder, and it was not said that it may be replaced. */
  'cards.make': {
    for: 'admin',
    payload: z.strictObject({ language: Language, replace: z.boolean() }),
    reply: z.boolean(),
  },
  /** Ends it after the office that is being made. */
  'cards.cancel': { for: 'admin', payload: nothing, reply: nothing },
  /** Back to what is laid out, once a making is over. */
  'cards.back': { for: 'admin', payload: nothing, reply: CardMaking },
  /** The page is closed: key, list and folder are forgotten. */
  'cards.putAway': { for: 'admin', payload: nothing, reply: nothing },
} as const;
