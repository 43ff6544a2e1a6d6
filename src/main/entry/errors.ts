import { GerbangError } from '#shared/errors.ts';

/** Something that the officer's desk was asked for and cannot do. */
export class LiveDeskError extends GerbangError<'NO_SUCH_ENTRY' | 'NOT_JUSTIFIED'> {}
