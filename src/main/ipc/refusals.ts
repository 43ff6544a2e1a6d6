import { GerbangError } from '#shared/errors.ts';
import type { LogFault } from '#shared/domain/kiosk.ts';
import { UPDATE_REFUSALS, type UpdateRefusal } from '#shared/domain/update.ts';
import { Refusal } from '#shared/ipc/refusal.ts';
import type { DecisionError } from '../entry/errors.ts';
import { RefusedError } from '../feature.ts';
import type { FollowUpError } from '../follow-up/errors.ts';
import type { LogKeyError, MasterKeyErrorCode } from '../log/errors.ts';
import { OfficerError, type OfficerErrorCode } from '../officer/errors.ts';
import type { ProvisioningErrorCode } from '../provisioning/errors.ts';
import type { ScannerSetupError } from '../scanner-setup/errors.ts';
import type { SiteErrorCode } from '../site/errors.ts';
import type { StaffErrorCode } from '../staff/errors.ts';
import type { UpdateErrorCode } from '../update/errors.ts';

/** The codes of the services' errors that are no refusals by that name. */
type Told = Exclude<
  | LogFault
  | LogKeyError['code']
  | MasterKeyErrorCode
  | SiteErrorCode
  | OfficerErrorCode
  | ProvisioningErrorCode
  | StaffErrorCode
  | DecisionError['code']
  | FollowUpError['code']
  | ScannerSetupError['code']
  | UpdateErrorCode,
  Refusal | UpdateRefusal
>;

/** What the services' errors are called in the contract's words. A code that is a refusal's is that refusal. */
const TOLD_AS: Readonly<Record<Told, Refusal>> = {
  LOG_LOCKED: 'LOG_UNAVAILABLE',
  LOG_DISK_FULL: 'LOG_UNAVAILABLE',
  LOG_READ_ONLY: 'LOG_UNAVAILABLE',
  LOG_DAMAGED: 'LOG_UNAVAILABLE',
  LOG_KEY_WRONG: 'LOG_UNAVAILABLE',
  MASTER_KEY_DAMAGED: 'LOG_UNAVAILABLE',
  MASTER_KEY_LOCKED: 'LOG_UNAVAILABLE',
  MASTER_KEY_UNREADABLE: 'LOG_UNAVAILABLE',
  SITE_DAMAGED: 'SETTINGS_NOT_SAVED',
  SITE_NOT_READABLE: 'SETTINGS_NOT_SAVED',
  SITE_NOT_SAVED: 'SETTINGS_NOT_SAVED',
  PIN_INVALID: 'BAD_REQUEST',
  NAME_INVALID: 'BAD_REQUEST',
  NOT_ADMIN: 'NOT_ALLOWED',
  NO_CARD: 'WRONG_PHASE',
  NOT_READY: 'WRONG_PHASE',
  OFFICES_INVALID: 'WRONG_PHASE',
  POLICY_NAMELESS: 'POLICY_NOT_USABLE',
  NO_EMPLOYEE: 'STAFF_REFUSED',
  NO_PASS: 'STAFF_REFUSED',
  NOT_ACTIVE: 'STAFF_REFUSED',
  STILL_ACTIVE: 'STAFF_REFUSED',
  NOT_PROVEN: 'STAFF_REFUSED',
  NO_PREVIEW: 'STAFF_REFUSED',
  NOT_JUSTIFIED: 'BAD_REQUEST',
  NOBODY_KNOWN: 'NO_SUCH_ENTRY',
  NOT_TESTING: 'WRONG_PHASE',
  NOTHING_TRIED: 'WRONG_PHASE',
  UPDATE_BUSY: 'WRONG_PHASE',
  UPDATE_NONE: 'WRONG_PHASE',
};

const told: ReadonlyMap<string, Refusal> = new Map([
  ...Object.entries(TOLD_AS),
  // Why an update is not taken is in its state.
  ...UPDATE_REFUSALS.map((code) => [code, 'WRONG_PHASE'] as const),
]);

/** What an error is called in the contract's words; null where it should never happen. */
export function refusalOf(error: unknown): RefusedError | null {
  if (error instanceof RefusedError) return error;
  if (!(error instanceof GerbangError)) return null;
  const code = String(error.code);
  const refusal = told.get(code) ?? Refusal.safeParse(code).data;
  if (refusal === undefined) return null;
  const retryAt = error instanceof OfficerError ? error.retryAt : null;
  return new RefusedError(refusal, error.message, retryAt ?? undefined);
}
