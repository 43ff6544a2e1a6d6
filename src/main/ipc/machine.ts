/** What the program can do that is not the services' business: the shell's side of the requests about the machine. */
export interface Machine {
  /** Ends the kiosk, for good; the keeper does not start it again. */
  quit(): void;
}

/** Where there is no program around the services: tests. */
export const NO_MACHINE: Machine = { quit: () => undefined };
