import { COVID_19, type Coded, type TestResult, UNNAMED_DISEASE } from '#shared/domain/credential.ts';
import { COVID_19_VACCINES, isCovid19 } from '../covid-19.ts';
import { TEST_TYPES } from '../lab-tests.ts';

export const CVX = 'http://hl7.org/fhir/sid/cvx';
const CVX_SYSTEMS = [CVX, 'http://hl7.org/fhir/sid/cvx-TEMPORARY-CODE-SYSTEM'];

/** CDC's CVX: the vaccines against COVID-19 of the United States, and (500 to 521) of other countries. */
const CVX_COVID_19 = new Set([
  ...[207, 208, 210, 211, 212, 213, 217, 218, 219, 221, 225, 226, 227, 228, 229, 230],
  ...[300, 301, 302, 308, 309, 310, 311, 312, 313],
  ...Array.from({ length: 22 }, (_, i) => 500 + i),
]);

/** Of several codes for one product, the one to go by: CVX, else the first. */
export function preferred<T extends Coded>(codings: readonly T[]): T | undefined {
  return codings.find(isCvx) ?? codings[0];
}

/** CVX under its one name: cards of early 2021 have a temporary one. */
export function product(coding: Coded): Coded {
  return isCvx(coding) ? { code: coding.code, system: CVX } : coding;
}

/**
 * The disease that a vaccine is against.
 * @param codings the product, in one or more code systems
 * @param targets the target diseases' codes, in any system, where the card has them
 * @returns a SNOMED CT code
 */
export function vaccineDisease(codings: readonly Coded[], targets: readonly Coded[]): string {
  if (targets.some(({ code }) => isCovid19(code))) return COVID_19;
  const [other] = targets;
  // A disease that is named is believed before the product: what is left is none that we know by SNOMED CT.
  if (other) return isSnomed(other) ? other.code : UNNAMED_DISEASE;
  const isAgainstIt = codings.some((coding) =>
    isCvx(coding) ? CVX_COVID_19.has(Number(coding.code)) : COVID_19_VACCINES.has(coding.code),
  );
  return isAgainstIt ? COVID_19 : UNNAMED_DISEASE;
}

function isSnomed({ system }: Coded): boolean {
  return system === undefined || /snomed/i.test(system);
}

function isCvx(coding: Coded): boolean {
  return coding.system !== undefined && CVX_SYSTEMS.includes(coding.system);
}

/** What a test of these codes looks for; null where none of them is a test for SARS-CoV-2 that we know. */
export function testType(codings: readonly Coded[]): TestResult['type'] | null {
  for (const { code } of codings) {
    const type = TEST_TYPES.get(code);
    if (type) return type;
  }
  return null;
}
