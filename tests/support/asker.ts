import type { Officer } from '#shared/domain/officer.ts';
import type { Asker } from '../../src/main/feature.ts';

/** Whoever asks a kiosk by its works alone, past the contract: signed in for good, and asked nothing. */
export function by(officer: Officer, asked: Partial<Asker> = {}): Asker {
  const nothing = () => Promise.reject(new Error('nobody is asked'));
  return {
    officer,
    still: () => undefined,
    file: nothing,
    folder: nothing,
    place: nothing,
    write: nothing,
    print: nothing,
    faces: nothing,
    ...asked,
  };
}
