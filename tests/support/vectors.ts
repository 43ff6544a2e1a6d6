import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/** The folder of public test data beside the repository; it is no part of it and may be missing. */
const TESTDATA = fileURLToPath(new URL('../../../shared/testdata/', import.meta.url));

/** What to print where the public test data is missing. */
export const NO_TESTDATA = 'the public test data is not at ../shared/testdata: skipped';

export function hasTestdata(folder: string): boolean {
  return existsSync(TESTDATA + folder);
}

/** A file of the public test data. */
export function readTestdata(path: string): Buffer {
  return readFileSync(TESTDATA + path);
}

/** The names of a folder of the public test data, with all below it, sorted. */
export function listTestdata(folder: string, extension: string): string[] {
  return readdirSync(TESTDATA + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .sort();
}

const Expectation = z.boolean().optional();

/** A test code of eu-digital-green-certificates/dgc-testdata. Hexadecimal where it holds bytes. */
export const DgcVector = z.object({
  PREFIX: z.string(),
  BASE45: z.string().optional(),
  COMPRESSED: z.string().optional(),
  COSE: z.string().optional(),
  CBOR: z.string().optional(),
  JSON: z.unknown().optional(),
  TESTCTX: z.object({
    SCHEMA: z.string().nullish(),
    CERTIFICATE: z.string().nullish(),
    VALIDATIONCLOCK: z.string().nullish(),
    DESCRIPTION: z.string().nullish(),
  }),
  EXPECTEDRESULTS: z.object({
    EXPECTEDUNPREFIX: Expectation,
    EXPECTEDB45DECODE: Expectation,
    EXPECTEDCOMPRESSION: Expectation,
    EXPECTEDDECODE: Expectation,
    EXPECTEDVALIDJSON: Expectation,
    EXPECTEDVALIDOBJECT: Expectation,
    EXPECTEDSCHEMAVALIDATION: Expectation,
    EXPECTEDVERIFY: Expectation,
    EXPECTEDEXPIRATIONCHECK: Expectation,
    EXPECTEDKEYUSAGE: Expectation,
  }),
});
export type DgcVector = z.infer<typeof DgcVector>;

/** All EU DCC vectors, by their file's name, for instance `AT/1.json`; none where the folder is missing. */
export function dgcVectors(): { file: string; vector: DgcVector }[] {
  if (!hasTestdata('dgc')) return [];
  return listTestdata('dgc', '.json').map((file) => {
    const text = readTestdata(`dgc/${file}`)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
    return { file, vector: DgcVector.parse(JSON.parse(text)) };
  });
}
