import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { DEFAULT_TIME_ZONE } from '#shared/domain/site.ts';
import type { Verdict } from '#shared/domain/verdict.ts';
import { verifyScan, type Verification } from '../main/entry/verify.ts';
import { Policy } from '../main/policy/policy.ts';
import { ppu } from '../main/policy/presets/ppu.ts';
import { Line, type LineFault } from './line.ts';
import { EXIT, type Terminal } from './terminal.ts';
import { TrustCache } from './trust-cache.ts';

/** `gerbang verify --jsonl`: one answer a line, in order. A line that cannot be judged is answered with its fault. */
export async function verifyLines(terminal: Terminal): Promise<number> {
  const cache = new TrustCache();
  for await (const text of createInterface({ input: terminal.input, crlfDelay: Infinity })) {
    if (text.trim() === '') continue;
    terminal.print(JSON.stringify(await answer(text, cache, terminal.now())));
  }
  return EXIT.ok;
}

/** Why a line itself could not be judged. */
class LineError extends Error {
  readonly code: LineFault;

  constructor(code: LineFault, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

async function answer(text: string, cache: TrustCache, now: Date): Promise<unknown> {
  const json = parseJson(text);
  const parsed = Line.safeParse(json);
  const id = parsed.success ? parsed.data.id : idOf(json);
  try {
    if (json === undefined) throw new LineError('LINE_NOT_JSON');
    if (!parsed.success) throw new LineError('LINE_INVALID', { cause: parsed.error });
    return { id, ...said(await judge(parsed.data, cache, now)) };
  } catch (error) {
    const code = error instanceof LineError ? error.code : 'INTERNAL_ERROR';
    const verdict = { decision: 'deny', category: 'merah', reasons: [code] };
    return { id, format: null, outcome: 'invalid', error: code, verdict };
  }
}

async function judge(line: Line, cache: TrustCache, now: Date): Promise<Verification> {
  const trust = await cache.of(line).catch((cause: unknown) => {
    throw new LineError(line.trust ? 'TRUST_FILE_INVALID' : 'TRUST_INVALID', { cause });
  });
  const policy = line.policy === undefined ? ppu : await readPolicy(line.policy);
  return verifyScan(
    { bytes: bytesOf(line), ending: 'whole' },
    { trust, policy, timeZone: DEFAULT_TIME_ZONE },
    line.at ?? now,
  );
}

/** What a scanner would have delivered: an end of line behind the text is its terminator, not the code's. */
function bytesOf(line: Line): Uint8Array {
  if (line.scanBase64 !== undefined) return Buffer.from(line.scanBase64, 'base64');
  if (line.scan !== undefined) return Buffer.from(line.scan.replace(/[\r\n]+$/, ''), 'utf8');
  throw new LineError('LINE_INVALID');
}

async function readPolicy(path: string): Promise<Policy> {
  try {
    return Policy.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new LineError('POLICY_INVALID', { cause });
  }
}

function said({ format, outcome, error, credential, verdict }: Verification) {
  return {
    format,
    outcome,
    ...(error !== null && { error }),
    ...(credential !== null && { credential }),
    verdict: codes(verdict),
  };
}

function codes({ decision, category, reasons }: Verdict) {
  return { decision, category, reasons: reasons.map(({ code }) => code) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The id of a line that is otherwise wrong, so that its answer can be matched. */
function idOf(json: unknown): string | number | null {
  return Line.pick({ id: true }).safeParse(json).data?.id ?? null;
}
