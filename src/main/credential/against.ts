import { COVID_19, type Coded, UNNAMED_DISEASE } from '#shared/domain/credential.ts';
import type { Disease } from '#shared/domain/disease.ts';
import { diseaseOf, snomedOf } from '#shared/value-sets/diseases.ts';
import { diseasesOfVaccine } from '#shared/value-sets/vaccines.ts';

/** ICD-11's mortality and morbidity statistics, and its extension codes, as FHIR names the system. */
export const ICD_11 = 'http://id.who.int/icd11/mms';

/** What a vaccination is against, as a statement has it. */
export interface Against {
  /** A SNOMED CT code: COVID-19 where that is among them, else the first; *disease* where none is known. */
  readonly disease: string;
  /** All that are known. */
  readonly diseases: Disease[];
}

const ONLY_COVID_19 = ['covid-19'] as const;

/**
 * What a vaccination is against. A disease that the certificate names is believed before the vaccine: one that we do not know
 * is none that the vaccine is against, and one that the vaccine is not against stands alone. Where both agree, a
 * combined vaccine is against all of its diseases; where none is named, they follow from the vaccine.
 * @param targets the diseases' codes, in any system
 * @param vaccines the vaccine, in one or more code systems, the one to go by first
 */
export function against(targets: readonly string[], vaccines: readonly (Coded | undefined)[]): Against {
  // Nearly all certificates: no table has to be read for it.
  if (vaccines.length === 0 && targets.length === 1 && targets[0] === COVID_19) {
    return { disease: COVID_19, diseases: [...ONLY_COVID_19] };
  }
  const named = targets.filter((target) => target.trim() !== '');
  const known = named.map(diseaseOf).filter((disease) => disease !== undefined);
  const given = ofOneVaccine(vaccines);
  const agree = named.length === 0 || known.some((disease) => given.includes(disease));
  const diseases = [...new Set([...known, ...(agree ? given : [])])];
  if (diseases.includes('covid-19')) return { disease: COVID_19, diseases };
  const [first] = diseases;
  return { disease: first === undefined ? written(named) : snomedOf(first), diseases };
}

/** Codes of one vaccine, of which some say less than others. What contradicts the first that is known is left out. */
function ofOneVaccine(vaccines: readonly (Coded | undefined)[]): readonly Disease[] {
  const all = vaccines.map((vaccine) => (vaccine ? diseasesOfVaccine(vaccine) : []));
  const first = all.find((diseases) => diseases.length > 0) ?? [];
  return all.filter((diseases) => diseases.some((disease) => first.includes(disease))).flat();
}

/** A disease that we do not know, as it is named in SNOMED CT. */
function written([target]: readonly string[]): string {
  return target !== undefined && /^\d{6,18}$/.test(target.trim()) ? target.trim() : UNNAMED_DISEASE;
}

/** The SNOMED CT code of a disease by a code of any system; one that is not known stays as it is written. */
export function diseaseCode(code: string): string {
  const disease = diseaseOf(code);
  return disease === undefined ? code : snomedOf(disease);
}

/** Whether a code of a vaccine, in any system, says by itself that it is against COVID-19. */
export function isCovid19Vaccine(code: string): boolean {
  return diseasesOfVaccine({ code }).includes('covid-19');
}
