import { isWeakPin, Pin } from '#shared/domain/officer.ts';

/** Why a new PIN cannot be had, as a key of the common catalogue; null where it can. */
export type PinProblemKey =
  'problem.required' | 'problem.pinDigits' | 'problem.pinShort' | 'problem.pinLong' | 'problem.pinWeak';

export function pinProblem(pin: string): PinProblemKey | null {
  if (pin === '') return 'problem.required';
  if (/\D/.test(pin)) return 'problem.pinDigits';
  if (!Pin.safeParse(pin).success) return pin.length < 6 ? 'problem.pinShort' : 'problem.pinLong';
  return isWeakPin(pin) ? 'problem.pinWeak' : null;
}
