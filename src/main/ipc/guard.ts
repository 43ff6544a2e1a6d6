import type { Officer } from '#shared/domain/officer.ts';
import type { Kiosk } from '../kiosk.ts';
import { LiveDeskError } from '../entry/errors.ts';
import { FollowUpError } from '../follow-up/errors.ts';
import { BackupError } from '../backup/errors.ts';
import { LogError } from '../log/errors.ts';
import { OfficerError } from '../officer/errors.ts';
import { ProvisioningError } from '../provisioning/errors.ts';
import { ScannerSetupError } from '../scanner-setup/errors.ts';
import { SiteError } from '../site/errors.ts';
import { StaffError } from '../staff/errors.ts';
import { UpdateError } from '../update/errors.ts';
import { RefusedError } from './answer.ts';

/** Who may ask for what, and when. Every handler begins with one of these. */
export interface Guard {
  /** @throws RefusedError `WRONG_PHASE` */
  requirePhase(phase: 'setup' | 'ready'): void;
  /** @throws RefusedError `NOT_SIGNED_IN` */
  requireOfficer(): Officer;
  /** @throws RefusedError `NOT_SIGNED_IN`, `NOT_ALLOWED` */
  requireAdmin(): Officer;
}

export function guardOf(kiosk: Kiosk): Guard {
  const requireOfficer = () => {
    if (!kiosk.officer) throw new RefusedError('NOT_SIGNED_IN', 'for a signed-in officer');
    return kiosk.officer;
  };
  return {
    requirePhase: (phase) => {
      if (kiosk.phase !== phase) throw new RefusedError('WRONG_PHASE', `only in phase ${phase}`);
    },
    requireOfficer,
    requireAdmin: () => {
      const officer = requireOfficer();
      if (officer.role !== 'admin') throw new RefusedError('NOT_ALLOWED', 'for an admin');
      return officer;
    },
  };
}

/** Says the services' errors in the contract's words. */
export async function refusing<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LogError) throw new RefusedError('LOG_UNAVAILABLE', error.message);
    if (error instanceof BackupError) throw new RefusedError(error.code, error.message);
    if (error instanceof SiteError) throw new RefusedError('SETTINGS_NOT_SAVED', error.message);
    if (error instanceof LiveDeskError && error.code === 'NOT_JUSTIFIED')
      throw new RefusedError('BAD_REQUEST', error.message);
    if (error instanceof LiveDeskError || error instanceof FollowUpError)
      throw new RefusedError('NO_SUCH_ENTRY', error.message);
    if (error instanceof ScannerSetupError || error instanceof UpdateError)
      throw new RefusedError('WRONG_PHASE', error.message);
    if (error instanceof ProvisioningError) throw refusedCard(error);
    if (error instanceof OfficerError) throw refusedOfficer(error);
    if (error instanceof StaffError) throw new RefusedError('STAFF_REFUSED', error.message);
    throw error;
  }
}

function refusedCard({ code, message }: ProvisioningError): RefusedError {
  switch (code) {
    case 'KEY_FILE_INVALID':
    case 'KEY_FILE_THERE':
    case 'FILE_NOT_WRITTEN':
    case 'POLICY_INVALID':
      return new RefusedError(code, message);
    case 'POLICY_NAMELESS':
      return new RefusedError('POLICY_NOT_USABLE', message);
    case 'NOT_ADMIN':
      return new RefusedError('NOT_ALLOWED', message);
    case 'NO_CARD':
    case 'NOT_READY':
    case 'OFFICES_INVALID':
      return new RefusedError('WRONG_PHASE', message);
  }
}

function refusedOfficer({ code, message, retryAt }: OfficerError): RefusedError {
  switch (code) {
    case 'PIN_WRONG':
    case 'PIN_LOCKED':
    case 'PIN_TAKEN':
    case 'PIN_WEAK':
    case 'LAST_ADMIN':
    case 'NO_SUCH_OFFICER':
      return new RefusedError(code, message, retryAt ?? undefined);
    case 'PIN_INVALID':
    case 'NAME_INVALID':
      return new RefusedError('BAD_REQUEST', message);
  }
}
