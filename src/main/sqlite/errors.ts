import { GerbangError } from '#shared/errors.ts';

/**
 * `DATABASE_NEWER`: a later version of Gerbang wrote it; `DATABASE_OLDER`: it must be migrated first, and this
 * connection may not write; `DATABASE_NO_WAL`: its file system cannot carry write-ahead logging.
 */
export type DatabaseErrorCode = 'DATABASE_NEWER' | 'DATABASE_OLDER' | 'DATABASE_NO_WAL';

/** A database that is whole but that this program may not use as it is. */
export class DatabaseError extends GerbangError<DatabaseErrorCode> {}
