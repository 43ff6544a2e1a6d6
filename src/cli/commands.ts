import type { Command } from './command.ts';

interface CommandEntry {
  /** One line of the overview. */
  readonly summary: string;
  /** Read when it is called: `trust list` does not wait for the code of `log list`. */
  readonly load: () => Promise<Command>;
}

/** All commands by name, in the order of the overview. */
export const COMMANDS: ReadonlyMap<string, CommandEntry> = new Map(
  Object.entries<CommandEntry>({
    verify: {
      summary: 'judge scanned codes',
      load: async () => (await import('./verify.ts')).verify,
    },
    'trust import': {
      summary: "take issuer keys into the kiosk's trust list",
      load: async () => (await import('./trust.ts')).importFiles,
    },
    'trust fetch': {
      summary: 'fetch lists of issuer keys from the network, now',
      load: async () => (await import('./trust-fetch.ts')).fetchLists,
    },
    'trust remove': {
      summary: 'forget a list of issuer keys or of revocations',
      load: async () => (await import('./trust.ts')).remove,
    },
    'trust block': {
      summary: 'refuse a certificate by its id',
      load: async () => (await import('./trust.ts')).block,
    },
    'trust unblock': {
      summary: 'take a block back',
      load: async () => (await import('./trust.ts')).unblock,
    },
    'trust list': {
      summary: 'what the kiosk trusts, and from where',
      load: async () => (await import('./trust.ts')).list,
    },
    'log list': {
      summary: "a day's entries, without personal data",
      load: async () => (await import('./log.ts')).list,
    },
    'log export': {
      summary: 'write visits to a file',
      load: async () => (await import('./log-export.ts')).exportLog,
    },
    'log verify': {
      summary: 'whether the log is as it was written',
      load: async () => (await import('./log-verify.ts')).verify,
    },
    'log backup': {
      summary: 'make a sealed backup of the log',
      load: async () => (await import('./log-backup.ts')).backup,
    },
    'log restore': {
      summary: 'put a backup in the place of the log',
      load: async () => (await import('./log-backup.ts')).restore,
    },
    'log seed': {
      summary: 'fill an empty log with made-up visits, to try things out',
      load: async () => (await import('./log-seed.ts')).seed,
    },
    'site key': {
      summary: "make the regency's key, which signs site cards",
      load: async () => (await import('./site-key.ts')).key,
    },
    'site new': {
      summary: 'make site cards, posters and install sheets',
      load: async () => (await import('./site-new.ts')).make,
    },
    'update key': {
      summary: 'make the key that signs releases of this program',
      load: async () => (await import('./update-key.ts')).key,
    },
    'update make': {
      summary: 'sign the installers of a release, for a feed or a stick',
      load: async () => (await import('./update-make.ts')).make,
    },
    'update check': {
      summary: 'whether a kiosk would take an update, and why not',
      load: async () => (await import('./update-check.ts')).check,
    },
    'scanner list': {
      summary: 'what is plugged in and could be a scanner',
      load: async () => (await import('./scanner.ts')).list,
    },
    'scanner sheet': {
      summary: "write the scanner's test sheet, a PDF to print",
      load: async () => (await import('./scanner.ts')).sheet,
    },
    'policy check': {
      summary: 'look for mistakes in a policy file',
      load: async () => (await import('./policy.ts')).check,
    },
    'policy test': {
      summary: 'run published rules on their own tests',
      load: async () => (await import('./policy.ts')).test,
    },
    'policy show': {
      summary: 'print a policy to start from',
      load: async () => (await import('./policy.ts')).show,
    },
    'policy schema': {
      summary: 'print the JSON Schema of policy files, for editors',
      load: async () => (await import('./policy.ts')).schema,
    },
    doctor: {
      summary: 'look the kiosk over: disk, clock, log, key, trust, scanner, crashes',
      load: async () => (await import('./doctor.ts')).doctor,
    },
  }),
);

/** The overview. */
export function overview(): string {
  const lines = [...COMMANDS].map(([name, { summary }]) => `  gerbang ${name.padEnd(15)} ${summary}`);
  return `gerbang: the kiosk's services without its screens

${lines.join('\n')}

  gerbang COMMAND --help  what it takes`;
}
