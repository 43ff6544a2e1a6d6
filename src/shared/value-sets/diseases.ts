import * as z from 'zod';
import { type Statement, UNNAMED_DISEASE } from '../domain/credential.ts';
import { Disease } from '../domain/disease.ts';
import bundled from './diseases.json' with { type: 'json' };

/** Where a table has its codes from, and as of when. */
export const Source = z.strictObject({ name: z.string(), date: z.iso.date() });

/** What code systems and certificates call one disease. */
export const DiseaseCodes = z.strictObject({
  id: Disease,
  /** The first is the one that we write; the others are its agent or a wider name. */
  snomed: z.array(z.string()).min(1),
  /** Stem codes; what a code adds after a dot or as an extension is within it. */
  icd11: z.array(z.string()),
  icd10: z.array(z.string()),
  /** English and Indonesian, in small letters and digits without blanks. */
  words: z.array(z.string().regex(/^[a-z0-9]+$/)),
});
export type DiseaseCodes = z.infer<typeof DiseaseCodes>;

/** Updatable data: a later file of the same shape replaces the bundled one. */
export const DiseaseTable = z.strictObject({
  id: z.literal('diseases'),
  version: z.iso.date(),
  sources: z.array(Source).min(1),
  diseases: z.array(DiseaseCodes),
});
export type DiseaseTable = z.infer<typeof DiseaseTable>;

let parsed: DiseaseTable | undefined;

/** The table that Gerbang ships; parsed when it is first asked for. */
export function bundledDiseases(): DiseaseTable {
  parsed ??= DiseaseTable.parse(bundled);
  return parsed;
}

interface Index {
  readonly byCode: ReadonlyMap<string, Disease>;
  readonly stems: readonly (readonly [stem: string, disease: Disease])[];
  readonly byWord: ReadonlyMap<string, Disease>;
}

let index: Index | undefined;

function indexed(): Index {
  if (index) return index;
  const { diseases } = bundledDiseases();
  const pairs = (pick: (row: DiseaseCodes) => readonly string[]) =>
    diseases.flatMap((row) => pick(row).map((code) => [code, row.id] as const));
  index = {
    byCode: new Map(pairs(({ snomed }) => snomed)),
    stems: pairs(({ icd11, icd10 }) => [...icd11, ...icd10]),
    byWord: new Map(pairs(({ words }) => words)),
  };
  return index;
}

/** No name of a disease is longer. */
const LONGEST = 64;

/**
 * The disease that a code or a word means. SNOMED CT, ICD-11 and ICD-10 write their codes so differently that none
 * means two things, whatever system a certificate says it is of.
 * @returns undefined where it is none that we know
 */
export function diseaseOf(code: string): Disease | undefined {
  const text = code.trim();
  if (text === '' || text.length > LONGEST) return undefined;
  const { byCode, stems, byWord } = indexed();
  const upper = text.toUpperCase();
  return (
    byCode.get(text) ??
    stems.find(([stem]) => isWithin(upper, stem))?.[1] ??
    byWord.get(text.toLowerCase().replace(/[^a-z0-9]+/g, ''))
  );
}

/**
 * `RA01.0` and `XN109&XK8G` are within `RA01` and `XN109`, `B05.9` is within `B05`, and `U071` is how some write `U07.1`.
 */
function isWithin(code: string, stem: string): boolean {
  if (code === stem) return true;
  if (stem.includes('.')) {
    return (
      code.replace('.', '') === stem.replace('.', '') ||
      (code.startsWith(stem) && /^\d|^[&/]/.test(code.slice(stem.length)))
    );
  }
  return code.startsWith(stem) && /^[.&/]/.test(code.slice(stem.length));
}

/** The diseases that a statement is about: what a vaccine is against, or what a test looked for. */
export function diseasesOf(statement: Statement): readonly Disease[] {
  if (statement.kind === 'vaccination' && statement.diseases) return statement.diseases;
  const disease = diseaseOf(statement.disease);
  return disease === undefined ? [] : [disease];
}

let snomed: ReadonlyMap<Disease, string> | undefined;

/** The SNOMED CT code of a disease, as certificates write it; that of *disease* where none is given. */
export function snomedOf(disease: Disease | undefined): string {
  snomed ??= new Map(bundledDiseases().diseases.map((row) => [row.id, row.snomed[0] ?? UNNAMED_DISEASE]));
  return (disease === undefined ? undefined : snomed.get(disease)) ?? UNNAMED_DISEASE;
}
