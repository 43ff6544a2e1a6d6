import type { ScryptOptions } from 'node:crypto';

/** A light one, for kiosks that are not about PINs: what a PIN costs in the product is tested in officers.test.ts. */
export const LIGHT_PIN: ScryptOptions = { N: 2 ** 10, r: 8, p: 1 };
