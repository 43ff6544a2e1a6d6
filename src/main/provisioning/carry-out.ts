import type { Giver } from '../threads/work.ts';
import { writeOffices } from './make.ts';
import type { Order } from './work.ts';

/**
 * Writes what is ordered, in the thread that calls it. Tells how many offices there are, after each.
 * @throws ProvisioningError `FILE_NOT_WRITTEN`
 */
export async function carryOut(
  { cards, folder, ...print }: Order,
  { tell, signal }: Giver<number, never>,
): Promise<'done' | 'stopped'> {
  const offices = writeOffices(cards, folder, print);
  for (let done = 1; !(await offices.next()).done; done += 1) {
    tell(done);
    // What the thread is told has a turn to be heard.
    await new Promise(setImmediate);
    if (done < cards.length && signal.aborted) return 'stopped';
  }
  return 'done';
}
