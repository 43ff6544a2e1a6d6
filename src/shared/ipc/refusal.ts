import * as z from 'zod';

/** Why a request was refused, for the renderer to say in people's words. */
export const REFUSALS = [
  /** The payload is not what the contract says. */
  'BAD_REQUEST',
  /** Not now: set-up is done already, or not done yet. */
  'WRONG_PHASE',
  /** For a signed-in officer only. */
  'NOT_SIGNED_IN',
  /** For an admin only. */
  'NOT_ALLOWED',
  'PIN_WRONG',
  'PIN_LOCKED',
  /** Another PIN has to be chosen. */
  'PIN_TAKEN',
  'PIN_WEAK',
  /** One admin has to stay. */
  'LAST_ADMIN',
  'NO_SUCH_OFFICER',
  /** That is not the recovery code in force. */
  'CODE_WRONG',
  'LOG_UNAVAILABLE',
  'SETTINGS_NOT_SAVED',
  /** A policy with errors is not made active, nor tried. */
  'POLICY_INVALID',
  /** There is no such version of the policy, or it is damaged. */
  'POLICY_NOT_USABLE',
  /** The file is no roster that can be read, or a preview of it is there no more. */
  'ROSTER_UNUSABLE',
  /** No such employee or pass, or not one for whom this may be done. */
  'STAFF_REFUSED',
  /** The file is no regency’s key; or there is one of that name: a key is never overwritten. */
  'KEY_FILE_INVALID',
  'KEY_FILE_THERE',
  /** A file could not be written where it was to go. */
  'FILE_NOT_WRITTEN',
  /** One export at a time; or the one that was to be cancelled is over. */
  'EXPORT_REFUSED',
  /** The backup is cut off, altered or none; of another kiosk or code; or the disk or stick refused it. */
  'BACKUP_DAMAGED',
  'BACKUP_KEY_WRONG',
  'BACKUP_NOT_READABLE',
  'BACKUP_NOT_WRITTEN',
  /** There is no entry of that number. */
  'NO_SUCH_ENTRY',
  'NOT_WAITING',
  'NAME_PROVEN',
  'INTERNAL_ERROR',
] as const;
export const Refusal = z.enum(REFUSALS);
export type Refusal = z.infer<typeof Refusal>;
