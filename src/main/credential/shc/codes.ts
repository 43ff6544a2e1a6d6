import type { Coded, TestResult } from '#shared/domain/credential.ts';
import { TEST_TYPES } from '../lab-tests.ts';

export const CVX = 'http://hl7.org/fhir/sid/cvx';
const CVX_SYSTEMS = [CVX, 'http://hl7.org/fhir/sid/cvx-TEMPORARY-CODE-SYSTEM'];

/** Of several codes for one product, the one to go by: CVX, else the first. */
export function preferred<T extends Coded>(codings: readonly T[]): T | undefined {
  return codings.find(isCvx) ?? codings[0];
}

/** CVX under its one name: cards of early 2021 have a temporary one. */
export function product(coding: Coded): Coded {
  return isCvx(coding) ? { code: coding.code, system: CVX } : coding;
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
