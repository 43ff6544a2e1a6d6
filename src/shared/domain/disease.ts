import * as z from 'zod';

/**
 * The diseases that certificates are about, by names of our own: stable, for policies and records may name them. Code
 * systems' codes for them are data (value-sets/diseases.json).
 */
export const DISEASES = [
  'anthrax',
  'chikungunya',
  'cholera',
  'covid-19',
  'dengue',
  'diphtheria',
  'ebola',
  'hepatitis-a',
  'hepatitis-b',
  /** Haemophilus influenzae type b. */
  'hib',
  /** Human papillomavirus. */
  'hpv',
  'influenza',
  'japanese-encephalitis',
  'malaria',
  'measles',
  'meningococcal',
  'mpox',
  'mumps',
  'pertussis',
  'plague',
  'pneumococcal',
  'polio',
  'rabies',
  'rotavirus',
  /** Respiratory syncytial virus. */
  'rsv',
  'rubella',
  'smallpox',
  'tetanus',
  'tick-borne-encephalitis',
  'tuberculosis',
  'typhoid',
  'varicella',
  'yellow-fever',
  'zoster',
] as const;
export const Disease = z.enum(DISEASES);
export type Disease = z.infer<typeof Disease>;

/** What a reason's parameter says where no disease is known. */
export const NO_DISEASE = 'none';

/** Diseases as a reason's parameter: each once, in one order, between commas. Sentences make words of it. */
export function diseaseParam(diseases: readonly Disease[]): string {
  return DISEASES.filter((disease) => diseases.includes(disease)).join(',') || NO_DISEASE;
}
