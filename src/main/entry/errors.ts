import { GerbangError } from '#shared/errors.ts';

/**
 * Something that the officer's desk was asked for and cannot do. `NOT_JUSTIFIED`: such a decision needs another reason,
 * or words; `NOT_WAITING`: nobody waits by that entry who could have gone away; `NAME_PROVEN`: who it is has been proven
 * or typed in, and is not for a decision to say.
 */
export class DecisionError extends GerbangError<
  'NO_SUCH_ENTRY' | 'NOT_JUSTIFIED' | 'NOT_WAITING' | 'NAME_PROVEN'
> {}
