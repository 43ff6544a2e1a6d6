import { GerbangError } from '#shared/errors.ts';
import { DEFAULT_TIME_ZONE } from '#shared/domain/site.ts';
import type { Verdict } from '#shared/domain/verdict.ts';
import { verifyScan, type Verification } from '../main/entry/verify.ts';
import type { Policy } from '../main/policy/policy.ts';
import { ppu } from '../main/policy/presets/ppu.ts';
import type { Scan } from '../main/scanner/scan.ts';
import { TrustList } from '../main/trust/trust-list.ts';
import { versionOfFile } from './files.ts';
import { idOf, Line, type LineFault } from './line.ts';
import { linesOf, type RawLine } from './lines.ts';
import { readPolicyFile } from './policy-file.ts';
import { Recent } from './recent.ts';
import { EXIT, type Terminal } from './terminal.ts';
import { TrustCache } from './trust-cache.ts';

/** A line may hold a country's certificates; far more than that is no line. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** Far more than any QR code holds (7,089 digits), far less than what would keep a decoder busy. */
const LONGEST_SCAN = 64 * 1024;

/** `gerbang verify --jsonl`: one answer a line, in order. A line that cannot be judged is answered with its fault. */
export async function verifyLines(terminal: Terminal): Promise<number> {
  const context: Context = { trust: new TrustCache(), policies: new Recent(16), now: terminal.now };
  for await (const line of linesOf(terminal.input, LONGEST_LINE)) {
    if ('bytes' in line && isBlank(line.bytes)) continue;
    terminal.print(JSON.stringify(await answer(line, context)));
    await terminal.drained();
  }
  return EXIT.ok;
}

interface Context {
  readonly trust: TrustCache;
  readonly policies: Recent<Policy>;
  readonly now: () => Date;
}

/** Why a line itself could not be judged. The message goes into the answer. */
class LineError extends GerbangError<LineFault> {}

async function answer(raw: RawLine, context: Context): Promise<object> {
  let id: Line['id'] | null = null;
  try {
    const json = parseJson(raw);
    id = idOf(json);
    return { id, ...said(await judge(parseLine(json), context)) };
  } catch (error) {
    const known = error instanceof LineError;
    const code = known ? error.code : 'INTERNAL_ERROR';
    return {
      id,
      format: null,
      outcome: 'invalid',
      error: code,
      ...(known && { detail: error.message }),
      verdict: { decision: 'deny', category: 'merah', reasons: [code] },
    };
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A byte order mark, as Windows' shells put before what they pipe, is not the line's. */
function parseJson(raw: RawLine): unknown {
  if ('tooLong' in raw) throw new LineError('LINE_TOO_LONG', `more than ${LONGEST_LINE} bytes`);
  try {
    return JSON.parse(utf8.decode(raw.bytes));
  } catch (cause) {
    throw new LineError('LINE_NOT_JSON', 'not JSON in UTF-8', { cause });
  }
}

function parseLine(json: unknown): Line {
  const line = Line.safeParse(json);
  if (line.success) return line.data;
  const issues = line.error.issues.map(({ path, message }) =>
    [path.join('.'), message].filter(Boolean).join(': '),
  );
  throw new LineError('LINE_INVALID', issues.join('; '), { cause: line.error });
}

async function judge(line: Line, context: Context): Promise<Verification> {
  const own = await attempt('TRUST_INVALID', () => context.trust.ofLine(line));
  const files = await attempt('TRUST_FILE_INVALID', () => context.trust.ofFiles(line.trust ?? []));
  const revocations = await attempt('TRUST_FILE_INVALID', () =>
    context.trust.revocationsOfFiles(line.trust ?? []),
  );
  const trust = own.size > 0 && files.size > 0 ? TrustList.merge(own, files) : own.size > 0 ? own : files;
  const policy = await attempt('POLICY_INVALID', () => policyOf(line, context));
  const verification = { trust, revocations, policy, timeZone: DEFAULT_TIME_ZONE };
  return verifyScan(scanOf(line), verification, line.at ?? context.now());
}

async function attempt<T>(fault: LineFault, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new LineError(fault, cause instanceof GerbangError ? cause.message : 'it does not read', { cause });
  }
}

async function policyOf({ policy: path }: Line, { policies }: Context): Promise<Policy> {
  if (path === undefined) return ppu;
  return policies.get(JSON.stringify([path, await versionOfFile(path)]), () => readPolicyFile(path));
}

/** What a scanner would have delivered: an end of line behind the text is its terminator, not the code's. */
function scanOf({ scan, scanBase64 }: Line): Pick<Scan, 'bytes' | 'ending'> {
  const bytes =
    scanBase64 === undefined
      ? Buffer.from(withoutLineEnd(scan ?? ''), 'utf8')
      : Buffer.from(scanBase64, 'base64');
  return { bytes, ending: bytes.length > LONGEST_SCAN ? 'oversize' : 'whole' };
}

function withoutLineEnd(text: string): string {
  let end = text.length;
  while (end > 0 && '\r\n'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
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

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
