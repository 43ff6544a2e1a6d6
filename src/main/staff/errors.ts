import type { RosterFault } from '#shared/domain/staff.ts';
import { GerbangError } from '#shared/errors.ts';

/**
 * `NO_EMPLOYEE`, `NO_PASS`: there is none of that number; `NOT_ACTIVE`: works here no more; `STILL_ACTIVE`: does; `NOT_PROVEN`: no verified
 * certificate that is hijau, and no admin's decision; `NO_PREVIEW`: it was taken or replaced.
 */
export type StaffErrorCode =
  'NO_EMPLOYEE' | 'NO_PASS' | 'NOT_ACTIVE' | 'STILL_ACTIVE' | 'NOT_PROVEN' | 'NO_PREVIEW';
export class StaffError extends GerbangError<StaffErrorCode> {}

/** A file that is no roster as a whole; the message says what to do, in English. */
export class RosterError extends GerbangError<RosterFault> {}
