import type { UpdateSettings } from '#shared/domain/update.ts';
import type { AuditAction, AuditDetail } from '../log/audit.ts';
import type { ApplyOrder } from './apply/apply.ts';
import type { UpdateProgram } from './program.ts';

export interface UpdatesOptions {
  /** Where updates are kept. */
  readonly folder: string;
  readonly program: UpdateProgram;
  readonly settings: () => UpdateSettings | null;
  /** Whether nobody would be kept waiting: the office is closed, and nobody is at the desk. */
  readonly isNight: () => boolean;
  readonly now: () => Date;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Puts something on record. @throws LogError */
  readonly record: (action: AuditAction, officerId: number | null, detail: AuditDetail) => void;
  /** Told of what failed. */
  readonly report: (what: string, error: unknown) => void;
  readonly onChange: () => void;
  readonly run?: ApplyOrder['run'];
}
