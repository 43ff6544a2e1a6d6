import type { ScreenRole } from '#shared/domain/screen-role.ts';

/** What the program can do that is not the services' business: the shell's side of the requests about the machine. */
export interface Machine {
  /** Ends the kiosk, for good; the keeper does not start it again. */
  quit(): void;
  /** Versions, by what they are of. */
  versions(): Readonly<Record<string, string>>;
  /** `1920x1080` each. */
  displays(): readonly string[];
  /** What the kiosk's window is for. */
  screenRole(): ScreenRole;
  /** The display to which the officer's desk would be moved on; null where there is no other. */
  nextDesk(): string | null;
}

/** Where there is no program around the services: tests. */
export const NO_MACHINE: Machine = {
  quit: () => undefined,
  versions: () => ({}),
  displays: () => [],
  screenRole: () => 'whole',
  nextDesk: () => null,
};
