import { GerbangError } from '#shared/errors.ts';

/**
 * `NO_CARD`: no card is offered. `KEY_FILE_INVALID`: the file is no regency's key. `OFFICES_INVALID`: the list of
 * offices is no table of offices as a whole. `NOT_ADMIN`: an admin has to do this.
 */
export type ProvisioningErrorCode = 'NO_CARD' | 'KEY_FILE_INVALID' | 'OFFICES_INVALID' | 'NOT_ADMIN';

export class ProvisioningError extends GerbangError<ProvisioningErrorCode> {}
