import { lazy } from 'react';

// What no visitor waits for is not in the first file.
const loadPinPad = () => import('./officer/PinPad.tsx').then(({ PinPad }) => ({ default: PinPad }));
const loadDesk = () => import('./officer/Desk.tsx').then(({ Desk }) => ({ default: Desk }));

export const PinPad = lazy(loadPinPad);
export const Desk = lazy(loadDesk);
export const DeskLock = lazy(() =>
  import('./officer/lock/DeskLock.tsx').then((module) => ({ default: module.DeskLock })),
);
export const Setup = lazy(() => import('./setup/Setup.tsx').then((module) => ({ default: module.Setup })));
export const LeaveDialog = lazy(() =>
  import('./leave/LeaveDialog.tsx').then((module) => ({ default: module.LeaveDialog })),
);
export const RecoveryScreen = lazy(() =>
  import('./ui/RecoveryCode.tsx').then((module) => ({ default: module.RecoveryScreen })),
);

/** Fetches what an officer sees first, so that whoever presses F2 may type at once. */
export function fetchOfficersScreens(): Promise<unknown> {
  return Promise.all([loadPinPad(), loadDesk()]);
}
