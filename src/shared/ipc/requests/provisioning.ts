import * as z from 'zod';
import { FILES } from '../request.ts';
import { nothing } from './nothing.ts';

/** Site cards and the poster. What was scanned or opened is in the kiosk's state until it is dealt with. */
export const provisioningRequests = {
  /** In set-up: asks for a card's file; replies whether one was chosen. */
  'setup.openCard': {
    for: 'anyone',
    phase: 'setup',
    asks: { open: FILES.card, declined: false },
    payload: nothing,
    reply: z.boolean(),
  },
  /** In set-up: puts the card, or the word that it was refused, away. */
  'setup.putCardAway': { for: 'anyone', phase: 'setup', payload: nothing, reply: nothing },
  /** These are for an admin. */
  /** The fingerprint of the key whose cards are taken. Null: nobody's yet. */
  'siteCard.key': { for: 'admin', quiet: true, payload: nothing, reply: z.string().nullable() },
  'siteCard.open': {
    for: 'admin',
    asks: { open: FILES.card, declined: false },
    payload: nothing,
    reply: z.boolean(),
  },
  'siteCard.putAway': { for: 'admin', payload: nothing, reply: nothing },
  /** Takes the card that is offered: it holds from now on. */
  'siteCard.take': { for: 'admin', payload: nothing, reply: nothing },
  /** The next well-signed card settles whose cards are taken. */
  'siteCard.forgetKey': { for: 'admin', payload: nothing, reply: nothing },
  /** Writes the poster for the door to a PDF that the person names. Null: they named none. */
  'poster.save': {
    for: 'admin',
    quiet: true,
    asks: { save: [FILES.pdf], declined: null },
    payload: nothing,
    reply: z.object({ file: z.string() }).nullable(),
  },
} as const;
