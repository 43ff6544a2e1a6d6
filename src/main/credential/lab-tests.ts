import type { TestResult } from '#shared/domain/credential.ts';

/*
 * LOINC codes of tests for SARS-CoV-2, by what they look for. First the value set "LOINCs identifying qualitative
 * COVID lab tests" of the SMART Health Cards' terminology, whole, version 2023.1; then codes outside of it that real cards have:
 * panels, quantities, LOINC's parts that the EU uses. Each code's last digit is its check digit: a test holds them to it.
 */

/** Nucleic acids, and the virus itself in a culture or a sequence. */
export const NAAT = [
  ...['94307-6', '94308-4', '94309-2', '94310-0', '94314-2', '94315-9', '94316-7', '94500-6', '94502-2'],
  ...['94532-9', '94533-7', '94534-5', '94559-2', '94565-9', '94639-2', '94640-0', '94641-8', '94647-5'],
  ...['94660-8', '94756-4', '94757-2', '94758-0', '94759-8', '94760-6', '94763-0', '94765-5', '94766-3'],
  ...['94767-1', '94822-4', '94845-5', '95406-5', '95409-9', '95423-0', '95424-8', '95425-5', '95608-6'],
  ...['95609-4', '95823-1', '95824-9', '96091-4', '96120-1', '96121-9', '96122-7', '96123-5', '96448-6'],
  ...['96752-1', '96763-8', '96765-3', '96797-6', '96829-7', '96957-6', '96958-4', '96986-5', '97098-8'],
  ...['98131-6', '98132-4', '98493-0', '98494-8'],
  ...['94306-8', '94531-1', 'LP6464-4'],
];

export const ANTIGEN = ['94558-4', '95209-3', '96119-3', '97097-0', 'LP217198-3'];

/** Antibodies, and what cells remember of the virus: neither says that somebody is ill now. */
export const ANTIBODY = [
  ...['94507-1', '94508-9', '94547-7', '94562-6', '94563-4', '94564-2', '94761-4', '94762-2', '94768-9'],
  ...['95125-1', '95411-5', '95416-4', '95542-7', '95825-6', '95970-0', '95971-8', '96603-6', '98069-8'],
  ...['99596-9', '99597-7', '99772-6'],
  ...['94504-8', '94505-5', '94506-3', '94661-6', '94720-0', '94769-7'],
];

/** What a test of that code looks for. */
export const TEST_TYPES: ReadonlyMap<string, TestResult['type']> = new Map([
  ...NAAT.map((code) => [code, 'naat'] as const),
  ...ANTIGEN.map((code) => [code, 'antigen'] as const),
  ...ANTIBODY.map((code) => [code, 'antibody'] as const),
]);

/**
 * Answers that mean that it was found, of the value set "Qualitative infectious disease-related lab test result
 * codes" (2023.1) and of LOINC's answer lists. *Reactive*, *presumptive positive* and the virus itself as the answer are
 * found, too; *suspected* is not.
 */
const DETECTED: ReadonlySet<string> = new Set([
  ...['10828004', '11214006', '260373001', '720735008', '840533007', '260408008', '462371000124108'],
  ...['LA6576-8', 'LA11882-0'],
  ...['detected', 'positive', 'abnormal', 'reactive', 'presumptivepositive'],
]);

const NOT_DETECTED: ReadonlySet<string> = new Set([
  ...['131194007', '260385009', '260415000', '895231008'],
  ...['LA6577-6', 'LA11883-8'],
  ...['notdetected', 'negative', 'normal', 'nonreactive', 'undetected'],
]);

/**
 * A result by its SNOMED CT or LOINC answer codes, or its words. What we do not know is inconclusive: it proves neither
 * health nor illness. Where one answer says that it was found, it was.
 */
export function testResult(answers: readonly string[]): TestResult['result'] {
  const known = answers.flatMap((answer) => [answer.trim(), folded(answer)]);
  if (known.some((answer) => DETECTED.has(answer))) return 'detected';
  return known.some((answer) => NOT_DETECTED.has(answer)) ? 'not-detected' : 'inconclusive';
}

/** `Not detected`, `NotDetected` and `NOT_DETECTED` are one word. */
function folded(answer: string): string {
  return answer.toLowerCase().replace(/[^a-z]+/g, '');
}
