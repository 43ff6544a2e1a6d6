import * as z from 'zod';

/** What the audit trail keeps. Codes are stable: they are in the log and in exports. */
export const AUDIT_ACTIONS = [
  'SETUP_FINISHED',
  'SETTINGS_CHANGED',
  'SETTINGS_NOT_SAVED',
  'OFFICER_CREATED',
  'OFFICER_CHANGED',
  'PIN_CHANGED',
  'RECOVERY_CODE_MADE',
  'RECOVERY_CODE_USED',
  'SIGNED_IN',
  'SIGNED_OUT',
  'SIGN_IN_LOCKED',
  'TRUST_IMPORTED',
  'POLICY_ACTIVATED',
  'PERSONAL_ERASED',
  'STAFF_IMPORTED',
  'STAFF_CHANGED',
  'PASS_ISSUED',
  'PASS_REVOKED',
  'LOG_EXPORTED',
  'EVACUATION_PRINTED',
  'EXIT_MODE',
  'KIOSK_LEFT',
  'DIAGNOSTICS_SAVED',
  'BACKUP_MADE',
  'LOG_RESTORED',
  'RULES_UNCERTAIN',
  'LOG_ROLLED_BACK',
  'LOG_CHANGED',
  'ALARM_SEEN',
  'CLOCK_JUMPED',
  'CLOCK_ANSWERED',
  'CLOCK_SETTLED',
  'SITE_CARD_TAKEN',
  'SITE_CARD_REFUSED',
  'REGENCY_KEY_FORGOTTEN',
  'REGENCY_KEY_MADE',
  'CARDS_MADE',
  'UPDATE_TAKEN',
  'UPDATE_REFUSED',
  'UPDATE_BEGUN',
  'UPDATE_INSTALLED',
  'UPDATE_TAKEN_BACK',
] as const;
export const AuditAction = z.enum(AUDIT_ACTIONS);
export type AuditAction = z.infer<typeof AuditAction>;

/** What happened, in figures and codes. No personal data: this is not sealed. */
export const AuditDetail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type AuditDetail = z.infer<typeof AuditDetail>;

export const NewAudit = z.object({
  /** An instant in UTC. */
  at: z.iso.datetime(),
  action: AuditAction,
  /** Who did it; null for the kiosk itself. */
  officerId: z.int().nullable(),
  detail: AuditDetail,
});
export type NewAudit = z.infer<typeof NewAudit>;

/** An entry of the audit trail: `seq` counts scans and audits alike, they are one chain. */
export const Audit = NewAudit.extend({ seq: z.int().min(1) });
export type Audit = z.infer<typeof Audit>;
