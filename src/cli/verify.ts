import { command, DATA } from './command.ts';
import { CliError } from './errors.ts';

/** `gerbang verify`: by lines for programs, by arguments for people. */
export const verify = command({
  usage: `gerbang verify TEXT…
gerbang verify --jsonl`,
  says: 'Says what the door would say of each code. Without --trust it believes what this kiosk believes.',
  options: {
    jsonl: { type: 'boolean', default: false, says: 'lines instead of codes: see below' },
    trust: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      says: 'believe the keys of this file, and no others; may be given several times',
    },
    at: {
      type: 'string',
      value: 'TIME',
      says: 'the moment at which the code has to hold, ISO 8601; now unless given',
    },
    policy: { type: 'string', value: 'FILE', says: "judge by this policy; the kiosk's own unless given" },
    lang: { type: 'string', value: 'id|en', says: 'the language of the sentences; id unless given' },
    data: DATA,
  },
  after: `With --jsonl: one JSON object a line on standard input, one line of JSON each as the answer, in
order. A line names its own trust, time and policy; nothing of this kiosk counts.
docs/COMMAND-LINE.md has the fields and the answers.

Exit code: 0 when all are admitted (with --jsonl: when all lines are answered), 1 when one is
not, 2 for a wrong call.`,
  positionals: true,
}).does(async ({ values, positionals }, terminal) => {
  const { jsonl, ...options } = values;
  if (!jsonl) return (await import('./verify-texts.ts')).verifyTexts(positionals, options, terminal);
  if (positionals.length > 0 || Object.keys(options).length > 0) {
    // What is silently not heeded would be taken for heeded.
    throw new CliError(
      'USAGE',
      'verify --jsonl takes nothing else: a line names its own code, trust and time',
    );
  }
  return (await import('./verify-lines.ts')).verifyLines(terminal);
});
