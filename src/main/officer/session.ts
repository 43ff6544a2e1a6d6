import { EventEmitter } from 'node:events';
import { GerbangError } from '#shared/errors.ts';
import type { Officer } from '#shared/domain/officer.ts';

/** Whoever asked is not signed in any more. */
export class SessionError extends GerbangError<'NOT_SIGNED_IN'> {}

/** One sign-in: another of the same officer's is another. */
export interface SignIn {
  readonly officer: Officer;
  readonly number: number;
}

interface SessionEvents {
  /** Somebody is gone: so is what they had laid out. */
  ended: [SignIn];
}

/** Who is signed in at the desk. */
export class Session extends EventEmitter<SessionEvents> {
  #current: SignIn | null = null;
  #number = 0;
  /** Counts the sign-outs: a PIN that was given before one lets nobody in after it. */
  #outs = 0;

  get current(): SignIn | null {
    return this.#current;
  }

  /**
   * Signs in whose PIN it is, in the place of whoever was.
   * @param find tells whose PIN it is; that takes a while
   * @param undo told of somebody who was found when the desk had been signed out meanwhile
   * @throws SessionError, and what `find` throws
   */
  async begin(find: () => Promise<Officer>, undo: (officer: Officer) => void): Promise<Officer> {
    const outs = this.#outs;
    const officer = await find();
    if (outs !== this.#outs) {
      undo(officer);
      throw new SessionError('NOT_SIGNED_IN', 'the desk was signed out meanwhile');
    }
    this.#end();
    this.#number += 1;
    this.#current = { officer, number: this.#number };
    return officer;
  }

  /** Signs out, whoever it is. Returns who it was. */
  end(): Officer | null {
    this.#outs += 1;
    return this.#end();
  }

  #end(): Officer | null {
    const gone = this.#current;
    if (!gone) return null;
    this.#current = null;
    this.emit('ended', gone);
    return gone.officer;
  }
}
