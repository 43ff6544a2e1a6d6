import * as z from 'zod';
import type { Coded } from '../domain/credential.ts';
import { Disease } from '../domain/disease.ts';
import { Source } from './diseases.ts';
import bundled from './vaccines.json' with { type: 'json' };

const codes = (pattern: RegExp) => z.array(z.string().regex(pattern)).min(1).optional();

/** A word of a name: small letters and digits, words parted by one blank. */
export const VaccineName = z.string().regex(/^[a-z0-9]+(?: [a-z0-9]+)*$/);

/** One vaccine, or a kind of vaccine, with the diseases that it is certainly against, and what it is called where. */
export const VaccineRow = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  name: z.string().min(1),
  diseases: z.array(Disease).min(1),
  /** CDC's codes: bare numbers, so they count only where nothing says that they are of another system. */
  cvx: codes(/^\d{2,3}$/),
  snomed: codes(/^\d{6,18}$/),
  /** Extension codes. */
  icd11: codes(/^XM[0-9A-HJ-NP-Z]{4}$/),
  atc: codes(/^J07[A-Z]{1,2}(?:\d\d)?$/),
  divoc: codes(/^DIVOC\d{3}$/),
  /** WHO's kinds of prequalified vaccines, in which product ids of 2025 begin. */
  whoTypes: codes(/^[A-Za-z0-9µ]+$/),
  /** Ids of products in WHO's prequalification database, and of 2025 where an id's beginning leaves the kind open. */
  whoProducts: codes(/^(?:[A-Za-z0-9µ]{1,24}Product[0-9a-f]{32}|[A-Za-z0-9]{18})$/),
  /** The EU's marketing authorisations, and names that its value set has instead of one. */
  eu: codes(/^[\w/-]+$/),
  /** Names of products and what people in Indonesia call it. */
  names: z.array(VaccineName).min(1).optional(),
  /** Doses of a complete primary series, where the policy counts them. */
  series: z.int().min(1).max(9).optional(),
  /** How an EU certificate writes it, for published rules; absent where the EU has no code. */
  dcc: z.strictObject({ mp: z.string(), vp: z.string(), ma: z.string() }).optional(),
});
export type VaccineRow = z.infer<typeof VaccineRow>;

/** Updatable data: a later file of the same shape replaces the bundled one. */
export const VaccineTable = z.strictObject({
  id: z.literal('vaccines'),
  version: z.iso.date(),
  sources: z.array(Source).min(1),
  vaccines: z.array(VaccineRow),
});
export type VaccineTable = z.infer<typeof VaccineTable>;

let parsed: VaccineTable | undefined;

/** The table that Gerbang ships; parsed when it is first asked for. */
export function bundledTable(): VaccineTable {
  parsed ??= VaccineTable.parse(bundled);
  return parsed;
}

interface Index {
  readonly byCvx: ReadonlyMap<string, VaccineRow>;
  /** SNOMED CT, ICD-11, ATC, DIVOC, EU, WHO's products: no code of one is another's. */
  readonly byCode: ReadonlyMap<string, VaccineRow>;
  readonly byName: ReadonlyMap<string, VaccineRow>;
  readonly byType: ReadonlyMap<string, VaccineRow>;
}

let index: Index | undefined;

function indexed(): Index {
  if (index) return index;
  const rows = bundledTable().vaccines;
  const pairs = (pick: (row: VaccineRow) => readonly string[] | undefined) =>
    rows.flatMap((row) => (pick(row) ?? []).map((code) => [code, row] as const));
  index = {
    byCvx: new Map(pairs(({ cvx }) => cvx)),
    byCode: new Map([
      ...pairs(({ snomed }) => snomed),
      ...pairs(({ icd11 }) => icd11),
      ...pairs(({ atc }) => atc),
      ...pairs(({ divoc }) => divoc),
      ...pairs(({ whoProducts }) => whoProducts),
      ...pairs(({ eu }) => eu),
    ]),
    byName: new Map(pairs(({ names }) => names)),
    byType: new Map(pairs(({ whoTypes }) => whoTypes)),
  };
  return index;
}

/** A product id of 2025 begins in so many letters of its kind of vaccine. */
const ID_TYPE_LENGTH = 24;
const WHO_PRODUCT = /^([A-Za-z0-9µ]{1,24})Product[0-9a-f]{32}$/;

/** No code and no name of a vaccine that we know is longer. */
const LONGEST = 120;

/**
 * The diseases that a vaccine is certainly against, by a code of any system or by its whole name.
 * @returns none where it is not known, or its code leaves it open
 */
export function diseasesOfVaccine({ code, system }: Coded): readonly Disease[] {
  const text = code.trim();
  if (text === '' || text.length > LONGEST) return [];
  const { byCvx, byCode, byName, byType } = indexed();
  if (/^\d{1,3}$/.test(text)) {
    const isCvx = system !== undefined && /cvx/i.test(system);
    return (isCvx ? byCvx.get(text.padStart(2, '0')) : undefined)?.diseases ?? [];
  }
  // What a code adds as an extension is within it.
  const stem = text.split('&')[0] ?? text;
  const row = byCode.get(stem) ?? byCode.get(stem.toUpperCase()) ?? byType.get(text);
  if (row) return row.diseases;
  const product = WHO_PRODUCT.exec(text)?.[1];
  if (product !== undefined) return diseasesOfType(product, byType);
  return (
    byName.get(
      text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim(),
    )?.diseases ?? []
  );
}

/** A kind that is cut off can be one of several: what all of them are against is certain. */
function diseasesOfType(type: string, byType: Index['byType']): readonly Disease[] {
  const exact = byType.get(type);
  if (exact) return exact.diseases;
  if (type.length < ID_TYPE_LENGTH) return [];
  const [first, ...others] = [...byType].flatMap(([name, row]) => (name.startsWith(type) ? [row] : []));
  if (!first) return [];
  return first.diseases.filter((disease) => others.every(({ diseases }) => diseases.includes(disease)));
}
