import type { Holder } from '#shared/domain/credential.ts';
import type { Verification } from '../entry/verify.ts';
import type { Roll } from './roll.ts';

const WHOLE_DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Knows an employee by the name and birth date of a verified credential. Who is one of several is told to the officer
 * and taken for a visitor; so is everybody whose credential has no whole birth date.
 */
export function recognise(verification: Verification, roll: Pick<Roll, 'find'>): Verification {
  const { outcome, credential, verdict } = verification;
  const birthDate = credential?.holder.birthDate;
  if (outcome !== 'verified' || !credential || birthDate === undefined || !WHOLE_DATE.test(birthDate))
    return verification;
  const [employee, ...others] = roll.find(birthDate, namesOf(credential.holder));
  if (employee === undefined) return verification;
  if (others.length === 0) return { ...verification, employee };
  const reasons = [...verdict.reasons, { code: 'STAFF_AMBIGUOUS' as const }];
  return { ...verification, verdict: { ...verdict, reasons } };
}

/** Every way in which a credential writes its holder's name. */
function namesOf({ name, familyName, givenName, transliteratedName }: Holder): string[] {
  const parts = [givenName, familyName].filter((part) => part !== undefined).join(' ');
  return [...new Set([name, parts, transliteratedName ?? ''])].filter((text) => text !== '');
}
