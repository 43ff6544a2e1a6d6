import * as z from 'zod';

/**
 * What a window is for. `whole`: there is one display, visitors and officer share it. With more of them one is the
 * officer's (`desk`), and visitors have the others (`visitor`).
 */
export const ScreenRole = z.enum(['whole', 'desk', 'visitor']);
export type ScreenRole = z.infer<typeof ScreenRole>;
