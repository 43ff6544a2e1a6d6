import * as z from 'zod';

/** What is looked at, in the order in which it is told. */
export const CHECKS = [
  'program',
  'disk',
  'clock',
  'log',
  'chain',
  'key',
  'trust',
  'scanner',
  'displays',
  'stability',
] as const;

/** What a check can find. Codes are stable: scripts and people on the telephone go by them. */
export const FINDINGS = [
  'PROGRAM',
  'DISK_ENOUGH',
  'DISK_LOW',
  'DISK_FULL',
  'DISK_UNKNOWN',
  'CLOCK_PLAUSIBLE',
  'CLOCK_BEHIND_LOG',
  'CLOCK_BEHIND_TRUST',
  'CLOCK_JUMPED',
  'CLOCK_AHEAD',
  'LOG_WHOLE',
  'LOG_LARGE',
  'LOG_NONE',
  'LOG_DAMAGED',
  'LOG_UNREADABLE',
  'CHAIN_WHOLE',
  'CHAIN_BROKEN',
  'CHAIN_NOT_WALKED',
  'KEY_IN_STORE',
  'KEY_IN_FILE',
  'KEY_NONE',
  'KEY_UNREADABLE',
  'TRUST_FRESH',
  'TRUST_STALE',
  'TRUST_EMPTY',
  'TRUST_UNREADABLE',
  'SCANNER_SET',
  'SCANNER_CONNECTED',
  'SCANNER_TYPES',
  'SCANNER_NOT_THERE',
  'SCANNER_NOT_SET',
  'DISPLAYS',
  'STABLE',
  'CRASHED',
] as const;
export const Finding = z.enum(FINDINGS);
export type Finding = z.infer<typeof Finding>;

export const Check = z.object({
  check: z.enum(CHECKS),
  /** `warn`: somebody should see to it; `bad`: the kiosk does not do its work, or will soon not. */
  state: z.enum(['ok', 'warn', 'bad']),
  finding: Finding,
  /** For the sentence: figures and codes, never anybody's data. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Check = z.infer<typeof Check>;

/** How a kiosk is. */
export const Diagnostics = z.object({ at: z.iso.datetime(), checks: z.array(Check) });
export type Diagnostics = z.infer<typeof Diagnostics>;
