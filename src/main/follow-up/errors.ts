import { GerbangError } from '#shared/errors.ts';

/**
 * `NO_SUCH_ENTRY`: there is no entry of that number; `NOBODY_KNOWN`: it is about nobody who is known by name, so that
 * nobody can be followed up.
 */
export class FollowUpError extends GerbangError<'NO_SUCH_ENTRY' | 'NOBODY_KNOWN'> {}
