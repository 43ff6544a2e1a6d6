import * as z from 'zod';

/** A jump of the PC's clock that an admin has to judge. */
export const ClockJump = z.object({
  /** What it should have shown, an instant in UTC. */
  from: z.iso.datetime(),
  /** What it showed. */
  to: z.iso.datetime(),
  /** The PC was off: so much time may really have passed. */
  mayHavePassed: z.boolean(),
  /** An admin has said that the clock is wrong; it is to be set. */
  denied: z.boolean(),
});
export type ClockJump = z.infer<typeof ClockJump>;

/**
 * What an admin says of it. `passed`: the PC was off for so long; `right`: the clock is right now, and was wrong
 * before; `wrong`: it is wrong now.
 */
export const ClockAnswer = z.enum(['passed', 'right', 'wrong']);
export type ClockAnswer = z.infer<typeof ClockAnswer>;
