import * as z from 'zod';

/** The payload of a request that needs none, and the reply of one that only does something. */
export const nothing = z.undefined();
