import type { OfficeListFault } from '#shared/domain/card-making.ts';
import { GerbangError } from '#shared/errors.ts';

/**
 * `NO_CARD`: no card is offered. `KEY_FILE_INVALID`: the file is no regency's key. `KEY_FILE_THERE`: a key is never
 * overwritten. `OFFICES_INVALID`: the list of offices is no table of offices as a whole. `NOT_ADMIN`: an admin has to
 * do this. `POLICY_INVALID`: an own policy has errors. `POLICY_NAMELESS`: no card can name it. `NOT_READY`: key, list or folder is missing, or cards are being made. `FILE_NOT_WRITTEN`: the place does
 * not take a file.
 */
export type ProvisioningErrorCode =
  | 'NO_CARD'
  | 'KEY_FILE_INVALID'
  | 'KEY_FILE_THERE'
  | 'OFFICES_INVALID'
  | 'NOT_ADMIN'
  | 'POLICY_INVALID'
  | 'POLICY_NAMELESS'
  | 'NOT_READY'
  | 'FILE_NOT_WRITTEN';

export class ProvisioningError extends GerbangError<ProvisioningErrorCode> {}

/** A file that is no list of offices as a whole. */
export class OfficeListError extends ProvisioningError {
  readonly fault: OfficeListFault;

  constructor(message: string, fault: OfficeListFault, options?: ErrorOptions) {
    super('OFFICES_INVALID', message, options);
    this.fault = fault;
  }
}
