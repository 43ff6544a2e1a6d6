import { GerbangError } from '#shared/errors.ts';

type Code =
  | 'USAGE'
  | 'FILE_UNREADABLE'
  | 'POLICY_INVALID'
  | 'NO_LOG'
  | 'NO_TRUST'
  | 'NO_RULES'
  | 'FILE_NOT_WRITTEN'
  | 'LOG_NOT_EMPTY'
  | 'LOG_IN_USE'
  | 'NO_KEY';

/** A command that cannot be carried out as it was called. The message is for the person who called it. */
export class CliError extends GerbangError<Code> {}
