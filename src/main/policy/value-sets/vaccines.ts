import * as z from 'zod';
import type { Coded, Vaccination } from '#shared/domain/credential.ts';
import bundled from '#shared/value-sets/vaccines.json' with { type: 'json' };

/**
 * What is known of one vaccine, or of a vaccine type for certificates that name no product. A type's series is the
 * longest of its products': a certificate that says less than needed does not get the benefit of the doubt.
 */
export const Vaccine = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string(),
  /** Doses of a complete primary series. */
  doses: z.int().min(1).max(9),
  /** Codes that name it in any code system (EU marketing authorisation, ICD-11, SNOMED CT, DIVOC). */
  codes: z.array(z.string()),
  /** CVX codes: bare numbers, so they count only where nothing says that they are of another system. */
  cvx: z.array(z.string().regex(/^\d+$/)),
  /** Free names, in lower case, words parted by one blank; found anywhere in a certificate's text. */
  names: z.array(z.string().regex(/^[a-z0-9 ]+$/)),
  /** How an EU certificate writes it, for published rules; absent where the EU has no code. */
  eu: z.strictObject({ mp: z.string(), vp: z.string(), ma: z.string() }).optional(),
});
export type Vaccine = z.infer<typeof Vaccine>;

/** Updatable data: a later file of the same shape replaces the bundled one. */
export const VaccineSet = z.strictObject({
  id: z.literal('covid-19-vaccines'),
  version: z.iso.date(),
  sources: z.array(z.string()),
  vaccines: z.array(Vaccine),
});
export type VaccineSet = z.infer<typeof VaccineSet>;

let parsed: VaccineSet | null = null;

/**
 * The set that Gerbang ships: of its one table of vaccines those whose series the policy counts. Only they are parsed, for
 * the first scan waits for it.
 */
export function bundledVaccines(): VaccineSet {
  parsed ??= VaccineSet.parse({
    id: 'covid-19-vaccines',
    version: bundled.version,
    sources: bundled.sources.map(({ name }) => name),
    vaccines: bundled.vaccines.flatMap(({ id, name, series, dcc, cvx = [], names = [], ...row }) => {
      if (series === undefined) return [];
      const { eu = [], icd11 = [], snomed = [], divoc = [] } = row;
      const codes = [...eu, ...icd11, ...snomed, ...divoc];
      return [{ id, name, doses: series, codes, cvx, names, ...(dcc && { eu: dcc }) }];
    }),
  });
  return parsed;
}

/**
 * Which vaccine a statement names.
 * @returns undefined where nothing in the set matches, or the text names two vaccines
 */
export function identifyVaccine(statement: Vaccination, set: VaccineSet): Vaccine | undefined {
  // A product that we do not know stays unknown, even where its type is a known one.
  const named = statement.product ?? statement.prophylaxis;
  return named && recall(named, indexOf(set));
}

/** So many different spellings are remembered; a day at an office has a few dozen. */
const REMEMBERED = 500;

/** Looks a free name up once: comparing it with every known one costs more than the rest of a verdict. */
function recall(named: Coded, index: Index): Vaccine | undefined {
  const spelling = JSON.stringify([named.code, named.system]);
  if (index.remembered.has(spelling)) return index.remembered.get(spelling);
  if (index.remembered.size >= REMEMBERED) index.remembered.clear();
  const found = find(named, index);
  index.remembered.set(spelling, found);
  return found;
}

interface Index {
  readonly byCode: ReadonlyMap<string, Vaccine>;
  readonly byCvx: ReadonlyMap<string, Vaccine>;
  readonly names: readonly (readonly [name: string, vaccine: Vaccine])[];
  readonly remembered: Map<string, Vaccine | undefined>;
}

const indexes = new WeakMap<VaccineSet, Index>();

function indexOf(set: VaccineSet): Index {
  let index = indexes.get(set);
  if (!index) {
    index = {
      byCode: new Map(set.vaccines.flatMap((v) => v.codes.map((code) => [code.toLowerCase(), v] as const))),
      byCvx: new Map(set.vaccines.flatMap((v) => v.cvx.map((code) => [code, v] as const))),
      names: set.vaccines.flatMap((v) => v.names.map((name) => [name, v] as const)),
      remembered: new Map(),
    };
    indexes.set(set, index);
  }
  return index;
}

function find({ code, system }: Coded, index: Index): Vaccine | undefined {
  const exact = index.byCode.get(code.trim().toLowerCase());
  if (exact) return exact;
  if (/^\d{3}$/.test(code) && (system === undefined || /cvx/i.test(system))) return index.byCvx.get(code);

  const text = ` ${words(code)} `;
  const [named, ...others] = new Set(
    index.names.filter(([name]) => text.includes(` ${name} `)).map(([, v]) => v),
  );
  return others.length === 0 ? named : undefined;
}

/** `COVID-19 Vaccine AstraZeneca (ChAdOx1-S)` → `covid 19 vaccine astrazeneca chadox1 s` */
function words(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
