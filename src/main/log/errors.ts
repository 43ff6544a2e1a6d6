import { GerbangError } from '#shared/errors.ts';
import type { LogFault } from '#shared/domain/kiosk.ts';

/** The log did not do what it was asked; nothing of it was kept. `cause` is what SQLite or the key said. */
export class LogError extends GerbangError<LogFault> {}

/** This log was written with another key: reading personal fields or appending would spoil it. */
export class LogKeyError extends GerbangError<'LOG_KEY_WRONG'> {}

/** A sealed field does not open: it was changed, moved from another row, or sealed with another key. */
export class SealError extends GerbangError<'SEAL_BROKEN'> {}

/**
 * `MASTER_KEY_DAMAGED`: the key file is not what we wrote; `MASTER_KEY_LOCKED`: the operating system's key store
 * that wrapped it is not at hand or refuses; `MASTER_KEY_UNREADABLE`: the file cannot be read or made.
 */
export type MasterKeyErrorCode = 'MASTER_KEY_DAMAGED' | 'MASTER_KEY_LOCKED' | 'MASTER_KEY_UNREADABLE';
export class MasterKeyError extends GerbangError<MasterKeyErrorCode> {}

/** A recovery code that is none, or not the one in force. */
export class RecoveryCodeError extends GerbangError<'CODE_WRONG'> {}
