import { GerbangError } from '#shared/errors.ts';

type Code = 'USAGE' | 'FILE_UNREADABLE';

/** A command that cannot be carried out as it was called. The message is for the person who called it. */
export class CliError extends GerbangError<Code> {}
