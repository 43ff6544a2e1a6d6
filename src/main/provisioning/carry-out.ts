import { ProvisioningError } from './errors.ts';
import { writeOffices } from './make.ts';
import type { Ending, ThreadOrder } from './thread-order.ts';

/**
 * Writes what is ordered, in the thread that calls it.
 * @param onMade told how many offices there are, after each
 * @param mayGoOn asked before each but the first
 */
export async function carryOut(
  { cards, folder, ...print }: ThreadOrder,
  onMade: (done: number) => void,
  mayGoOn: () => boolean,
): Promise<Ending> {
  try {
    const offices = writeOffices(cards, folder, print);
    for (let done = 1; !(await offices.next()).done; done += 1) {
      onMade(done);
      // What the thread is told has a turn to be heard.
      await new Promise(setImmediate);
      if (done < cards.length && !mayGoOn()) return 'stopped';
    }
    return 'done';
  } catch (error) {
    return error instanceof ProvisioningError && error.code === 'FILE_NOT_WRITTEN'
      ? error.code
      : 'INTERNAL_ERROR';
  }
}
