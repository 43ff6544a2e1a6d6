import { GerbangError } from '#shared/errors.ts';
import type { UpdateRefusal } from '#shared/domain/update.ts';

/**
 * An update is not taken, or was not installed. `KEY_FILE_INVALID`: the file is no release key. `UPDATE_BUSY`: one
 * thing at a time. `UPDATE_NONE`: there is nothing to install.
 */
export type UpdateErrorCode = UpdateRefusal | 'KEY_FILE_INVALID' | 'UPDATE_BUSY' | 'UPDATE_NONE';

export class UpdateError extends GerbangError<UpdateErrorCode> {}
