import type { Effort } from './lib/measure.ts';
import type { Section } from './lib/report.ts';

/** By their names, each read when it is asked for. */
const SECTIONS = {
  credential: async (effort) => (await import('./credential.ts')).credentialSection(effort),
  stages: async (effort) => (await import('./stages.ts')).stagesSection(effort),
  trust: async (effort) => (await import('./trust.ts')).trustSection(effort),
  revocation: async (effort) => (await import('./revocation.ts')).revocationSection(effort),
  log: async (effort) => (await import('./log.ts')).logSection(effort),
  scanner: async (effort) => (await import('./scanner.ts')).scannerSection(effort),
  desk: async (effort) => (await import('./desk.ts')).deskSection(effort),
  start: async (effort) => (await import('./start.ts')).startSection(effort),
  peers: async (effort, install) => (await import('./peers.ts')).peersSection(effort, install),
  longlog: async (effort) => (await import('./long-log.ts')).longLogSection(effort),
} satisfies Readonly<Record<string, (effort: Effort, installPeers: boolean) => Promise<Section>>>;

type SectionName = keyof typeof SECTIONS;

/** In the order in which they are measured. */
export const SECTION_NAMES = [
  ...(['credential', 'stages', 'trust', 'revocation', 'log', 'scanner', 'desk', 'start'] as const),
  ...(['peers', 'longlog'] as const),
] satisfies readonly SectionName[];

/** @returns undefined where there is no such section */
export function measure(name: string, effort: Effort, installPeers: boolean): Promise<Section> | undefined {
  const known = SECTION_NAMES.find((each) => each === name);
  return known && SECTIONS[known](effort, installPeers);
}
