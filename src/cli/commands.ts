import type { Terminal } from './terminal.ts';

/** What a command does with the arguments behind its name; its exit code. */
export type Command = (args: string[], terminal: Terminal) => number | Promise<number>;

interface CommandEntry {
  /** One line of the overview. */
  readonly summary: string;
  /** How it is called, and all that it takes. */
  readonly help: string;
  /** Loaded when called: `trust list` does not wait for the code of `log list`. */
  readonly load: () => Promise<Command>;
}

const DATA = `  --data FOLDER     the kiosk's files, where they are not in their usual place`;

/** All commands by name, in the order of the overview. */
export const COMMANDS: ReadonlyMap<string, CommandEntry> = new Map([
  [
    'verify',
    {
      summary: 'judge scanned codes',
      help: `gerbang verify TEXT…
gerbang verify --jsonl

Says what the door would say of each code. Without --trust it believes what this kiosk believes.

  --trust FILE      believe the keys of this file, and no others; may be given several times
  --at TIME         the moment at which the code has to hold, ISO 8601; now unless given
  --policy FILE     judge by this policy; the kiosk's own unless given
  --lang id|en      the language of the sentences; id unless given
${DATA}

With --jsonl: one JSON object a line on standard input, one line of JSON each as the answer, in
order. A line names its own trust, time and policy; nothing of this kiosk counts.
docs/COMMAND-LINE.md has the fields and the answers.

Exit code: 0 when all are admitted (with --jsonl: when all lines are answered), 1 when one is
not, 2 for a wrong call.`,
      load: async () => (await import('./verify.ts')).verify,
    },
  ],
  [
    'trust import',
    {
      summary: "take issuer keys into the kiosk's trust list",
      help: `gerbang trust import FILE…

Takes lists of issuer keys: WHO's DID documents, PEM or DER certificates and public keys,
registries, EU lists of signers, key sets (JWKS); and lists of revocations: EU DCC hash batches,
card revocation lists (SMART Health Cards). A folder is read file by file. A list that is there
already is replaced as a whole.

  --yes             take a list also where a person has to agree: its proof is false or missing though its
                    signer is known, much of it would be gone or new within a week
  --name NAME       how to call a list that does not name itself; otherwise it has its file's name
  --issuer URL      whose the key set is: a JWKS does not say
  --signer FILE     the DID document of who signs lists (WHO's): only what it has signed is then taken
${DATA}

Exit code: 0 when all are taken, 1 when one is not; the others are taken all the same.`,
      load: async () => (await import('./trust.ts')).importFiles,
    },
  ],
  [
    'trust fetch',
    {
      summary: 'fetch lists of issuer keys from the network, now',
      help: `gerbang trust fetch [URL…]

Fetches lists over https and takes them: WHO's production list unless others are named. A kiosk does
the same on a schedule where its settings allow it (trust.fetch in site.json).

  --yes             take a list even where much of the present one would go, or its proof is false
${DATA}

Exit code: 0 when all are fetched and taken.`,
      load: async () => (await import('./trust-fetch.ts')).fetchLists,
    },
  ],
  [
    'trust remove',
    {
      summary: 'forget a list of issuer keys or of revocations',
      help: `gerbang trust remove LIST…

Forgets lists by the id that trust list shows, and all that is in them.

${DATA}

Exit code: 1 where there is no such list.`,
      load: async () => (await import('./trust.ts')).remove,
    },
  ],
  [
    'trust block',
    {
      summary: 'refuse a certificate by its id',
      help: `gerbang trust block ID…

Certificates with this id are refused from now on, as revoked. Case and the words URN:UVCI: do
not matter. Only a hash of the id is kept.

${DATA}`,
      load: async () => (await import('./trust.ts')).block,
    },
  ],
  [
    'trust unblock',
    {
      summary: 'take a block back',
      help: `gerbang trust unblock ID…

${DATA}

Exit code: 1 where an id was not blocked.`,
      load: async () => (await import('./trust.ts')).unblock,
    },
  ],
  [
    'trust list',
    {
      summary: 'what the kiosk trusts, and from where',
      help: `gerbang trust list

One line a list: its id, kind, number of keys, when it was taken, its proof.

  --keys            every key, too: domain, name, role, country, end, list
${DATA}`,
      load: async () => (await import('./trust.ts')).list,
    },
  ],
  [
    'log list',
    {
      summary: "a day's entries, without personal data",
      help: `gerbang log list

The entries of a day, the newest first, separated by tabs: number, time, decision, category,
reasons, outcome, format, issuer, source. Names stay sealed.

  --day YYYY-MM-DD  which day, in the office's time zone; today unless given
  --limit N         at most so many; 1000 unless given
  --json            one line of JSON each
${DATA}`,
      load: async () => (await import('./log.ts')).list,
    },
  ],
  [
    'log export',
    {
      summary: 'write visits to a file',
      help: `gerbang log export --to FILE

Writes visits to a file, reads it back, and puts the export on record in the log. Prints the file's
name, rows, bytes and SHA-256, separated by tabs. The kiosk may be running.

  --to FILE         where to; its ending names the format unless --format does
  --format NAME     csv, xlsx, pdf (a report to sign), jsonl
  --day YYYY-MM-DD  which day, in the office's time zone; today unless given
  --from, --until   instead of --day: the first and the last day
  --category NAME   hijau, kuning, merah or hitam only
  --personal SCOPE  none (unless given), name, or all: NIK, telephone, address and so on, too
  --lang id|en      the language of its words; id unless given
  --force           replace a file that is there
${DATA}

It takes the log's key: where the operating system keeps it for the kiosk alone, export from the
officer's desk.

Exit code: 1 when there is no file; nothing of it is left then.`,
      load: async () => (await import('./log-export.ts')).exportLog,
    },
  ],
  [
    'log verify',
    {
      summary: 'whether the log is as it was written',
      help: `gerbang log verify

Walks the whole chain and names the first row that was changed, taken out, or cut off; then makes
the list of visits anew from the chain and compares it with the one that is kept.

  --json            one line of JSON: ok, rows; or ok, seq, problem
${DATA}

Exit code: 1 when something is not as it was written.`,
      load: async () => (await import('./log-verify.ts')).verify,
    },
  ],
  [
    'log backup',
    {
      summary: 'make a sealed backup of the log',
      help: `gerbang log backup --to FOLDER

Writes a backup into a folder, reads it back, and puts it on record in the log. The kiosk may be
running. It opens on this PC, or on another one with the office's recovery code.

  --to FOLDER       where to; the file is named after the moment
${DATA}

Exit code: 1 when there is no backup; nothing of it is left then.`,
      load: async () => (await import('./log-backup.ts')).backup,
    },
  ],
  [
    'log restore',
    {
      summary: 'put a backup in the place of the log',
      help: `gerbang log restore FILE

Puts a backup in the log's place, checked row by row before; the log that was there is kept beside
it. On a PC that never had this log, --code-file opens the backup, and the office's settings come
with it. The kiosk must not be running.

  --code-file FILE  a file with the recovery code, as it was written down
${DATA}

Exit code: 1 when nothing was restored; the log is as it was then.`,
      load: async () => (await import('./log-backup.ts')).restore,
    },
  ],
  [
    'log seed',
    {
      summary: 'fill an empty log with made-up visits, to try things out',
      help: `gerbang log seed --rows N

Appends N visits of made-up people, as they come to an office in Penajam. Refuses a log that has
entries of real people.

  --rows N          how many
  --days N          over so many days up to now; 365 unless given
  --seed N          another number makes other people; 1 unless given
${DATA}`,
      load: async () => (await import('./log-seed.ts')).seed,
    },
  ],
  [
    'site key',
    {
      summary: "make the regency's key, which signs site cards",
      help: `gerbang site key --issuer NAME --out FILE
gerbang site key --show FILE

Makes the Ed25519 key with which site cards are signed, in a file for its owner only. A file that
is there is never overwritten. Prints the key's fingerprint, by which people compare keys.

  --issuer NAME     who signs, as it stands on every card: "Diskominfo Penajam Paser Utara"
  --out FILE        where to put it; secret: whoever has it makes cards that every kiosk takes
  --show FILE       only print the fingerprint of a key that there is`,
      load: async () => (await import('./site-key.ts')).key,
    },
  ],
  [
    'site new',
    {
      summary: 'make site cards, posters and install sheets',
      help: `gerbang site new --csv FILE --key FILE --out FOLDER

Makes, for every office of a list, a folder with its signed site card (a .card file and a PDF), the
poster for its door and a one-page install sheet. Prints a line an office: code, folder. When a
row is wrong, all that is wrong is told, and nothing is made.

  --csv FILE        the list: CSV or XLSX. docs/PROVISIONING.md has the columns, and a sample
  --key FILE        the regency's key, made by gerbang site key
  --out FOLDER      where to; made where it is not there, else empty
  --lang id|en      the language of cards and install sheets; id unless given. Posters have both
  --policies PATH   a policy file of your own that the list names, or a folder of them; may be given
                    more than once. Each lies beside the cards that name it, which are bound to it
  --force           replace what has the same name

Exit code: 1 when nothing was made, or not all.`,
      load: async () => (await import('./site-new.ts')).make,
    },
  ],
  [
    'update key',
    {
      summary: 'make the key that signs releases of this program',
      help: `gerbang update key --issuer NAME --out FILE
gerbang update key --show FILE

Makes the Ed25519 key with which updates are signed, in a file for its owner only, and its public
half in FILE.pub, which goes into builds (docs/UPDATES.md). A file that is there is never
overwritten. It is another key than the regency's, which signs site cards: this one signs the
program itself. Prints the key's fingerprint, by which people compare keys.

  --issuer NAME     who signs: "Diskominfo Penajam Paser Utara"
  --out FILE        where to put it; secret: whoever has it replaces the program of every kiosk
  --show FILE       only print the fingerprint of a key that there is, of either half`,
      load: async () => (await import('./update-key.ts')).key,
    },
  ],
  [
    'update make',
    {
      summary: 'sign the installers of a release, for a feed or a stick',
      help: `gerbang update make --key FILE --version V --out FOLDER [INSTALLER…]

Writes gerbang-update.json into the folder in which the installers lie: what they are, and that
they are ours. The folder's files are a feed on any https server, and an update on a stick.

  --key FILE        the release key, made by gerbang update key
  --version V       what the installers install: X.Y.Z, or X.Y.Z-beta.1
  --notes-id TEXT   what is new, for the admin at the desk, in Indonesian
  --notes-en TEXT   … and in English
  --out FOLDER      where the installers lie, and the manifest goes. All that lie there unless some
                    are named: .AppImage, .deb, .exe, -portable.exe; one of each kind

Exit code: 1 when nothing was signed.`,
      load: async () => (await import('./update-make.ts')).make,
    },
  ],
  [
    'update check',
    {
      summary: 'whether a kiosk would take an update, and why not',
      help: `gerbang update check FOLDER|FILE|URL

Does what a kiosk does: checks the signature, the version, and every installer by its size and
SHA-256. One line of the release, then one an installer, separated by tabs: ok or why not, system,
processor, kind, name. Installs nothing.

  --key FILE        whose signature counts; the key that was baked into this program unless given
  --running V       the version that the kiosk runs; this program's own unless given
${DATA}

Exit code: 1 when a kiosk would not take it.`,
      load: async () => (await import('./update-check.ts')).check,
    },
  ],
  [
    'scanner list',
    {
      summary: 'what is plugged in and could be a scanner',
      help: `gerbang scanner list

One line a device, separated by tabs: kind (hid, serial, wedge, other), path, USB ids, maker,
driver, and whether it can be read. Where this account may not open it, standard error says
whose it is and what udev rule is missing. Nothing is opened.

  --json            one line of JSON each

Exit code: 1 where there is none that can be read.`,
      load: async () => (await import('./scanner.ts')).list,
    },
  ],
  [
    'scanner sheet',
    {
      summary: "write the scanner's test sheet, a PDF to print",
      help: `gerbang scanner sheet --out FILE

Writes ten codes that check themselves, from 50 to 1800 characters, to print on A4 and scan on the
scanner page of the officer's desk.

  --out FILE        where to put it
  --lang id|en      the language of its words; id unless given`,
      load: async () => (await import('./scanner.ts')).sheet,
    },
  ],
  [
    'policy check',
    {
      summary: 'look for mistakes in a policy file',
      help: `gerbang policy check FILE…

Prints what is wrong or doubtful, each with its place in the file.

  --json            one line of JSON each

Exit code: 1 when a file has an error; a warning is none.`,
      load: async () => (await import('./policy.ts')).check,
    },
  ],
  [
    'policy test',
    {
      summary: 'run published rules on their own tests',
      help: `gerbang policy test FOLDER…

Runs rules in the layout in which the EU publishes them, at any depth: rule.json beside
tests/*.json, each with payload, external and expected. Prints one line a test and a total.

  --json            one line of JSON each

Exit code: 1 when a test fails, when a file does not read, or when there is no test at all.`,
      load: async () => (await import('./policy.ts')).test,
    },
  ],
  [
    'policy show',
    {
      summary: 'print a policy to start from',
      help: `gerbang policy show [NAME]

Prints one of the policies that come with Gerbang: ppu (unless told), booster, eu-like.`,
      load: async () => (await import('./policy.ts')).show,
    },
  ],
  [
    'policy schema',
    {
      summary: 'print the JSON Schema of policy files, for editors',
      help: `gerbang policy schema

Prints the JSON Schema of policy files (docs/policy.schema.json): editors complete and check by it.`,
      load: async () => (await import('./policy.ts')).schema,
    },
  ],
  [
    'doctor',
    {
      summary: 'look the kiosk over: disk, clock, log, key, trust, scanner, crashes',
      help: `gerbang doctor

One line a check, separated by tabs: ok, warn or bad; what was looked at; what was found; figures.
It changes nothing, and may run beside the kiosk. docs/TROUBLESHOOTING.md says what to do about
each.

  --json            one JSON object
  --bundle FILE     also write a file for whoever helps: checks, settings, the log of faults; no
                    names, no entries, no keys
  --strict          a warning is a failure, too
${DATA}

Exit code: 1 when something is bad.`,
      load: async () => (await import('./doctor.ts')).doctor,
    },
  ],
]);

/** The overview. */
export function overview(): string {
  const lines = [...COMMANDS].map(([name, { summary }]) => `  gerbang ${name.padEnd(15)} ${summary}`);
  return `gerbang: the kiosk's services without its screens

${lines.join('\n')}

  gerbang COMMAND --help  what it takes`;
}
