import { app } from 'electron';

let leaving = false;

/** From now on it is known whether the program is about to end: the session does, or an admin ends it. */
export function watchLeaving(): void {
  app.on('before-quit', () => (leaving = true));
}

/** Whether the program is about to end: then its windows may close. */
export function isLeaving(): boolean {
  return leaving;
}
