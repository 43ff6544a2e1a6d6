import { GerbangError } from '#shared/errors.ts';

/**
 * `PIN_WRONG`: no officer has it; `PIN_LOCKED`: too many wrong ones, `retryAt` says until when; `PIN_TAKEN`: another
 * officer has it, and a PIN alone tells who signs in; `PIN_WEAK`: anybody would try it; `PIN_INVALID`,
 * `NAME_INVALID`: not as the contract says; `LAST_ADMIN`: somebody has to be able to change things; `NO_SUCH_OFFICER`.
 */
export type OfficerErrorCode =
  | 'PIN_WRONG'
  | 'PIN_LOCKED'
  | 'PIN_TAKEN'
  | 'PIN_WEAK'
  | 'PIN_INVALID'
  | 'NAME_INVALID'
  | 'LAST_ADMIN'
  | 'NO_SUCH_OFFICER';

export class OfficerError extends GerbangError<OfficerErrorCode> {
  /** From when a PIN is looked at again, where that is not now. */
  readonly retryAt: Date | null;

  constructor(code: OfficerErrorCode, message: string, retryAt: Date | null = null) {
    super(code, message);
    this.retryAt = retryAt;
  }
}
