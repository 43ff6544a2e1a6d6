import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { type Answer, verifyByProcess } from '../support/command-line.ts';
import { dgcVectors, NO_TESTDATA, type DgcVector } from '../support/vectors.ts';

/*
 * The EU's test codes through the command line as a program would use it: each with its own certificate and clock.
 * What upstream expects and does not hold is in docs/CONFORMANCE.md, with the proof; the proof is run here as well.
 */

const vectors = dgcVectors();
if (vectors.length === 0) process.stderr.write(`HCERT through the command line: ${NO_TESTDATA}\n`);
const isHere = vectors.length > 0;

const answers = new Map<string, Answer>();
if (isHere) {
  const given = await verifyByProcess(vectors.map(({ file, vector }) => lineOf(file, vector)));
  vectors.forEach(({ file }, i) => {
    const answer = given[i];
    if (answer) answers.set(file, answer);
  });
}

/** The step that refuses, in the order of the path; a later step's refusal says that all before it held. */
const STEPS = {
  UNPREFIX: ['NOT_A_CREDENTIAL', 'FORMAT_UNSUPPORTED'],
  B45DECODE: ['BASE45_INVALID'],
  COMPRESSION: ['COMPRESSION_INVALID', 'DECOMPRESSED_TOO_LARGE'],
  DECODE: ['CBOR_INVALID', 'CBOR_TOO_DEEP', 'COSE_INVALID', 'CWT_INVALID', 'ALGORITHM_UNSUPPORTED'],
  SCHEMAVALIDATION: ['SCHEMA_INVALID'],
  VERIFY: ['ISSUER_KEY_UNKNOWN', 'SIGNATURE_INVALID'],
  KEYUSAGE: ['ISSUER_KEY_WRONG_USE'],
  SIGNER: ['ISSUER_KEY_NOT_VALID_AT_ISSUE', 'ISSUER_MISMATCH'],
  EXPIRATIONCHECK: ['CREDENTIAL_NOT_YET_VALID', 'CREDENTIAL_EXPIRED'],
} as const;
type Step = keyof typeof STEPS;
const ORDER: readonly string[] = Object.keys(STEPS);

/** The expectations that are about reading and believing a code, as upstream names them. */
const TESTED = [
  'UNPREFIX',
  'B45DECODE',
  'COMPRESSION',
  'DECODE',
  'SCHEMAVALIDATION',
  'VERIFY',
  'KEYUSAGE',
  'EXPIRATIONCHECK',
] as const satisfies readonly Step[];

/**
 * What the answer says of a step: it held, it refused, or it was never reached. A code of the wrong structure cannot
 * be verified, because it cannot be read: VERIFY is refused with DECODE (upstream's own CBO2 says so).
 */
function resultOf(step: Step, { error, outcome }: Answer): 'held' | 'refused' | 'not reached' {
  if (outcome === 'verified') return 'held';
  const refusing = ORDER.find((name) => isOf(name, error));
  if (refusing === undefined) return 'not reached';
  if (refusing === step) return 'refused';
  if (step === 'VERIFY' && ['DECODE', 'SCHEMAVALIDATION'].includes(refusing)) return 'refused';
  return ORDER.indexOf(refusing) > ORDER.indexOf(step) ? 'held' : 'not reached';
}

function isOf(step: string, error: string | undefined): boolean {
  return Object.entries(STEPS).some(([name, codes]) => name === step && codes.some((code) => code === error));
}

function expectedOf({ EXPECTEDRESULTS: expected }: DgcVector, step: (typeof TESTED)[number]) {
  return {
    UNPREFIX: expected.EXPECTEDUNPREFIX,
    B45DECODE: expected.EXPECTEDB45DECODE,
    COMPRESSION: expected.EXPECTEDCOMPRESSION,
    DECODE: expected.EXPECTEDDECODE,
    SCHEMAVALIDATION: expected.EXPECTEDSCHEMAVALIDATION,
    VERIFY: expected.EXPECTEDVERIFY,
    KEYUSAGE: expected.EXPECTEDKEYUSAGE,
    EXPIRATIONCHECK: expected.EXPECTEDEXPIRATIONCHECK,
  }[step];
}

/** The table of docs/CONFORMANCE.md: file, what we answer, why. */
const documented = readFileSync(join(projectRoot, 'docs/CONFORMANCE.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, file, answer] = /^\| *`([A-Za-z]+\/[^`]+\.json)` *\| *`([A-Z_]+)` *\|/.exec(line) ?? [];
    return file !== undefined && answer !== undefined ? [{ file, answer }] : [];
  });

describe.skipIf(!isHere)('the EU test codes through verify --jsonl', () => {
  test('all 199 are answered', () => {
    expect(vectors).toHaveLength(199);
    expect(answers.size).toBe(vectors.length);
  });

  for (const { file, vector } of vectors) {
    const steps = TESTED.filter((step) => expectedOf(vector, step) !== undefined);
    if (steps.length === 0) continue;
    test(`${file}: ${steps.join(', ')}`, async () => {
      for (const step of steps) {
        const isPastWrongUse = step === 'EXPIRATIONCHECK' && expectedOf(vector, 'KEYUSAGE') === false;
        const answer = isPastWrongUse ? await answerOfBareKey(file, vector) : answerOf(file);
        const expected = expectedOf(vector, step) ? 'held' : 'refused';
        expect(`${step} ${resultOf(step, answer)}`).toBe(`${step} ${expected}`);
      }
    });
  }

  test.each(['common/CO20.json', 'common/CO28.json'])(
    '%s, which a naive decoder trips over, is verified',
    (file) => {
      expect(answerOf(file)).toMatchObject({ format: 'hcert', outcome: 'verified' });
    },
  );
});

describe.skipIf(!isHere)('docs/CONFORMANCE.md', () => {
  /** Codes that upstream calls genuine (it expects no refusal) and that are not verified at its own clock. */
  const deviating = vectors
    .filter(({ file, vector }) => {
      const refusalExpected = TESTED.some((step) => expectedOf(vector, step) === false);
      return !refusalExpected && answerOf(file).outcome !== 'verified';
    })
    .map(({ file }) => ({ file, answer: answerOf(file).error }));

  test('names every code that deviates, and none that does not', () => {
    expect(documented).toEqual(deviating);
  });

  test.each(documented.filter(({ answer }) => answer === 'CREDENTIAL_NOT_YET_VALID'))(
    'proof for $file: its clock lies before its own moment of issue; at that moment it is verified',
    async ({ file }) => {
      const { vector, issuedAt } = provable(file);
      expect(Date.parse(vector.TESTCTX.VALIDATIONCLOCK ?? '')).toBeLessThan(issuedAt.getTime());
      const [answer] = await verifyByProcess([{ ...lineOf(file, vector), at: issuedAt.toISOString() }]);
      expect(answer).toMatchObject({ outcome: 'verified' });
    },
    60_000,
  );

  test.each(documented.filter(({ answer }) => answer === 'ISSUER_KEY_NOT_VALID_AT_ISSUE'))(
    'proof for $file: its certificate is younger than the code that it is said to have signed',
    ({ file }) => {
      const { vector, issuedAt } = provable(file);
      const der = Buffer.from(vector.TESTCTX.CERTIFICATE ?? '', 'base64');
      expect(Date.parse(new X509Certificate(der).validFrom)).toBeGreaterThan(issuedAt.getTime());
    },
  );

  test('every row has one of these proofs', () => {
    const proven = ['CREDENTIAL_NOT_YET_VALID', 'ISSUER_KEY_NOT_VALID_AT_ISSUE'];
    expect(documented.filter(({ answer }) => !proven.includes(answer))).toEqual([]);
  });

  function provable(file: string) {
    const found = vectors.find((vector) => vector.file === file);
    if (!found) throw new Error(`there is no vector ${file}`);
    const { issuedAt } = z.object({ issuedAt: z.iso.datetime() }).parse(answerOf(file).credential);
    return { vector: found.vector, issuedAt: new Date(issuedAt) };
  }
});

function lineOf(file: string, { PREFIX, TESTCTX }: DgcVector) {
  return {
    id: file,
    scan: PREFIX,
    ...(TESTCTX.CERTIFICATE && { certificates: [TESTCTX.CERTIFICATE] }),
    ...(TESTCTX.VALIDATIONCLOCK && { at: TESTCTX.VALIDATIONCLOCK }),
  };
}

/** A key without its certificate is not bound to a use: what comes after that check is reached. */
async function answerOfBareKey(file: string, vector: DgcVector): Promise<Answer> {
  const { certificates = [], ...line } = lineOf(file, vector);
  const keys = certificates.map((der) =>
    new X509Certificate(Buffer.from(der, 'base64')).publicKey.export({ format: 'pem', type: 'spki' }),
  );
  const [answer] = await verifyByProcess([{ ...line, keys }]);
  if (!answer) throw new Error(`no answer for ${file}`);
  return answer;
}

function answerOf(file: string): Answer {
  const answer = answers.get(file);
  if (answer?.id !== file) throw new Error(`no answer for ${file}`);
  return answer;
}
