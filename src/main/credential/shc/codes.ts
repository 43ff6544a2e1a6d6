import { COVID_19, type Coded, type TestResult } from '#shared/domain/credential.ts';
import { COVID_19_VACCINES, UNNAMED_DISEASE } from '../covid-19.ts';

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
 * @param targets the target diseases' SNOMED CT codes, where the card has them
 * @returns a SNOMED CT code
 */
export function vaccineDisease(codings: readonly Coded[], targets: readonly string[]): string {
  const [target] = targets;
  if (target !== undefined) return targets.includes(COVID_19) ? COVID_19 : target;
  const isCovid19 = codings.some((coding) =>
    isCvx(coding) ? CVX_COVID_19.has(Number(coding.code)) : COVID_19_VACCINES.has(coding.code),
  );
  return isCovid19 ? COVID_19 : UNNAMED_DISEASE;
}

function isCvx(coding: Coded): boolean {
  return coding.system !== undefined && CVX_SYSTEMS.includes(coding.system);
}

type TestType = TestResult['type'];

/** LOINC codes of tests for SARS-CoV-2, by what they look for. */
const TEST_TYPES = new Map<string, TestType>([
  ...codes('naat', [
    ...['94306-8', '94307-6', '94308-4', '94309-2', '94310-0', '94314-2', '94315-9', '94316-7', '94500-6'],
    ...['94502-2', '94531-1', '94533-7', '94534-5', '94559-2', '94565-9', '94639-2', '94640-0', '94641-8'],
    ...['94756-4', '94757-2', '94758-0', '94759-8', '94760-6', '94766-3', '94767-1', '94822-4', '94845-5'],
    ...['95406-5', '95409-9', '95423-0', '95425-5', '95608-6', '95609-4', '95824-9', '96091-2', '96123-3'],
    ...['96448-4', '96763-6', '96986-3', '97098-8', 'LP6464-4'],
  ]),
  ...codes('antigen', ['94558-4', '95209-3', '96119-1', '97097-0', 'LP217198-3']),
  ...codes('antibody', [
    ...['94504-8', '94505-5', '94506-3', '94507-1', '94508-9', '94547-7', '94562-6', '94563-4', '94564-2'],
    ...['94661-6', '94720-0', '94761-4', '94762-2', '94768-9', '94769-7', '95125-1', '95416-4', '95542-7'],
  ]),
]);

function codes(type: TestType, list: readonly string[]): [string, TestType][] {
  return list.map((code) => [code, type]);
}

/** What a test of these codes looks for; null where none of them is a test for SARS-CoV-2 that we know. */
export function testType(codings: readonly Coded[]): TestType | null {
  for (const { code } of codings) {
    const type = TEST_TYPES.get(code);
    if (type) return type;
  }
  return null;
}

const DETECTED = new Set([
  '260373001',
  '10828004',
  '260408008',
  'LA6576-8',
  'LA11882-0',
  'detected',
  'positive',
]);
const NOT_DETECTED = new Set([
  ...['260415000', '260385009', 'LA6577-6', 'LA11883-8'],
  ...['not detected', 'negative'],
]);

/** A result by its SNOMED CT or LOINC answer codes, or its words. What we do not know is inconclusive. */
export function testResult(values: readonly string[]): TestResult['result'] {
  const known = values.map((value) => value.trim());
  const says = (set: ReadonlySet<string>) => known.some((v) => set.has(v) || set.has(v.toLowerCase()));
  if (says(DETECTED)) return 'detected';
  return says(NOT_DETECTED) ? 'not-detected' : 'inconclusive';
}
