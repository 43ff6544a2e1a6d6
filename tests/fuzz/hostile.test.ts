import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { CredentialError } from '../../src/main/credential/errors.ts';
import { decodeAs, DECODERS, hostile, kindsOf, type Decoder } from './hostile.ts';
import { seeded } from './mutate.ts';

/*
 * Inputs made to cost, a thousand for each decoder. What they take is counted and not timed: how much gets past the
 * budgets. `npm run fuzz` prints the worst CPU time beside the median one.
 */

const INPUTS = 1000;

/** Of a result: what the steps behind it go through. */
const Read = z.object({ credential: z.object({ statements: z.array(z.unknown()) }) });
/** 32 vaccines of 32 doses, which no code can hold. */
const MOST_STATEMENTS = 1024;

async function outcomeOf(decoder: Decoder, bytes: Uint8Array): Promise<string> {
  try {
    const read = Read.safeParse(await decodeAs(decoder, bytes));
    if (read.success) expect(read.data.credential.statements.length).toBeLessThanOrEqual(MOST_STATEMENTS);
    return 'read';
  } catch (error) {
    if (error instanceof CredentialError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

describe.each(DECODERS)('%s', (decoder) => {
  test('meets a thousand inputs with an answer or an error of its own', async () => {
    const random = seeded(1);
    const kinds = new Set<string>();
    for (let i = 0; i < INPUTS; i++) {
      const { kind, bytes } = hostile(decoder, random);
      kinds.add(kind);
      await outcomeOf(decoder, bytes);
    }
    expect([...kinds].sort()).toEqual(kindsOf(decoder).sort());
  });
});

/** What has to be refused for its size alone, at its largest. */
const OVER_BUDGET: readonly (readonly [Decoder, string, RegExp])[] = [
  ['hcert', 'deep lists', /^CBOR_TOO_DEEP/],
  ['hcert', 'deep endless lists', /^CBOR_TOO_DEEP/],
  ['hcert', 'wide list', /^CBOR_INVALID: more items/],
  ['hcert', 'doses that are numbers', /^CBOR_INVALID: more items/],
  ['hcert', 'unpacks to much', /^DECOMPRESSED_TOO_LARGE/],
  ['hcert', 'long base45', /^BASE45_INVALID/],
  ['shc', 'deep lists', /^JSON_INVALID: nested deeper/],
  ['shc', 'deep objects', /^JSON_INVALID: nested deeper/],
  ['shc', 'wide list', /^JSON_INVALID: more values/],
  ['shc', 'many doses', /^(JSON_INVALID: more values|SCHEMA_INVALID: fhirBundle: entry)/],
  ['shc', 'many persons', /^JSON_INVALID: more values/],
  ['shc', 'unpacks to much', /^DECOMPRESSED_TOO_LARGE/],
  ['vds-nc', 'deep lists', /^JSON_INVALID: nested deeper/],
  ['vds-nc', 'deep objects', /^JSON_INVALID: nested deeper/],
  ['vds-nc', 'wide list', /^JSON_INVALID: more values/],
  ['vds-nc', 'many vaccines', /^CREDENTIAL_TOO_LARGE: msg: ve$/],
  ['vds-nc', 'many doses', /^CREDENTIAL_TOO_LARGE: msg: ve\.0\.vd$/],
  ['divoc', 'many types', /^PROOF_INVALID: no type/],
  ['divoc', 'many contexts', /^FORMAT_UNSUPPORTED/],
  ['divoc', 'events that are alike, many', /^PROOF_INVALID: no list, or one of too many/],
  ['divoc', 'wide object', /^PROOF_INVALID: more values/],
  ['divoc', 'parts that are alike', /^PROOF_INVALID: a list or an object/],
  ['divoc', 'unpacks to much', /^DECOMPRESSED_TOO_LARGE/],
];

test.each(OVER_BUDGET)('%s: %s is refused for its size', async (decoder, kind, refusal) => {
  // Every size is the largest there is.
  const largest = () => 2 ** 32 - 1;
  expect(await outcomeOf(decoder, hostile(decoder, largest, kind).bytes)).toMatch(refusal);
});
