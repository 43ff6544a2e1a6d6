import type { LeaveKey } from './leave.id.ts';

export const leaveEn: Readonly<Record<LeaveKey, string>> = {
  title: 'Close Gerbang?',
  note: 'The kiosk stops scanning until it is opened again. Only an admin can close it.',
  setup: 'This kiosk is not set up yet. You can go on with that later.',
  pin: 'Admin’s PIN',
  stay: 'Stay in the kiosk',
  leave: 'Close the kiosk',
  'failed.PIN_WRONG': 'The PIN is wrong.',
  'failed.PIN_LOCKED': 'Too many wrong PINs. Wait a moment.',
  'failed.NOT_ALLOWED': 'This is not an admin’s PIN. Call an admin.',
  failed: 'It could not be closed ({code}). Try again.',
};
