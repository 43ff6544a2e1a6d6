/** A library that is part of the product. */
export interface Library {
  name: string;
  version: string;
  licence: string;
  text: string;
}

/** The libraries that the product is made of, from the lock file: those for development are not. */
export function libraries(root?: string): Library[];

/** Whether a licence, as an SPDX expression, leaves a choice that is allowed. */
export function isAllowed(licence: string): boolean;

/** The notices that come with the product, as most of the licences ask for. */
export function notices(list: readonly Library[]): string;

/** What `npm audit --json` found, a weakness a package; null where it found out nothing. */
export function weaknessesIn(json: string): { name: string; severity: string }[] | null;
