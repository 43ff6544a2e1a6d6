import { toContent } from '../../src/main/credential/content.ts';
import { decode, formatOf } from '../../src/main/credential/decode.ts';
import { CredentialError } from '../../src/main/credential/errors.ts';
import { inside } from './inside.ts';
import { mutate, type Random } from './mutate.ts';

/** An input that a decoder does not deal with as it should. */
export interface Finding {
  readonly input: Buffer;
  readonly what: string;
}

/** What a decoder may take for one input: of the processor, for another program may have that in between. */
export const LIMIT_MS = 1000;
export const LIMIT_BYTES = 16 * 1024 * 1024;

export interface Tally {
  readonly inputs: number;
  /** How many were recognised as a format, and how many decoded whole: that mutations reach the depths. */
  readonly recognised: number;
  readonly decoded: number;
  readonly slowestMs: number;
  readonly largestBytes: number;
  readonly findings: readonly Finding[];
}

/**
 * Decodes mutated inputs: nothing but CredentialError may come out.
 * @param corpus where mutations begin; at least one
 * @param goOn asked before each input
 */
export async function fuzz(
  corpus: readonly Uint8Array[],
  random: Random,
  goOn: (inputs: number) => boolean,
): Promise<Tally> {
  const findings: Finding[] = [];
  const tally = { inputs: 0, recognised: 0, decoded: 0, slowestMs: 0, largestBytes: 0 };
  const pick = (): Uint8Array => corpus[random() % corpus.length] ?? new Uint8Array();
  while (goOn(tally.inputs)) {
    const input = next(pick, random);
    const outcome = await decodeOne(input);
    tally.inputs += 1;
    if (outcome.format !== null) tally.recognised += 1;
    if (outcome.decoded) tally.decoded += 1;
    tally.slowestMs = Math.max(tally.slowestMs, outcome.ms);
    tally.largestBytes = Math.max(tally.largestBytes, outcome.bytes);
    const what = complaint(outcome);
    if (what !== undefined) findings.push({ input, what });
  }
  return { ...tally, findings };
}

/** Half of the mutations are made within: compressed and encoded anew. */
function next(pick: () => Uint8Array, random: Random): Buffer {
  const from = pick();
  const opened = random() % 2 === 0 ? inside(from) : undefined;
  if (!opened) return mutate(from, pick, random);
  const others = (): Uint8Array => inside(pick())?.bytes ?? new Uint8Array();
  return opened.pack(mutate(opened.bytes, others, random));
}

interface Outcome {
  readonly format: string | null;
  readonly decoded: boolean;
  readonly error: unknown;
  readonly ms: number;
  /** How far heap and buffers grew; less where the collector ran meanwhile. */
  readonly bytes: number;
}

export async function decodeOne(input: Uint8Array): Promise<Outcome> {
  const before = usedBytes();
  const begin = process.threadCpuUsage();
  let format: string | null = null;
  let decoded = false;
  let error: unknown;
  try {
    const content = toContent(input);
    format = formatOf(content);
    await decode(content);
    decoded = true;
  } catch (thrown) {
    error = thrown;
  }
  const { user, system } = process.threadCpuUsage(begin);
  return { format, decoded, error, ms: (user + system) / 1000, bytes: usedBytes() - before };
}

function complaint({ error, decoded, ms, bytes }: Outcome): string | undefined {
  if (!decoded && !(error instanceof CredentialError)) {
    return `threw ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`;
  }
  if (ms > LIMIT_MS) return `took ${Math.round(ms)} ms`;
  if (bytes > LIMIT_BYTES) return `took ${Math.round(bytes / 2 ** 20)} MB`;
  return undefined;
}

function usedBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
