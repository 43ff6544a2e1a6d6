import * as z from 'zod';
import type { ClockAnswer } from '#shared/domain/clock.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Clocks are corrected by so much, again and again: nobody is asked. */
const SLIP_MS = 2 * MINUTE_MS;
/** A clock that is off by no more is one that was set right. */
const NEAR_MS = HOUR_MS;
/** So long a PC may have been off without a question: a long weekend. */
const LONGEST_OFF_MS = 4 * DAY_MS;
/** An hour of work makes so many hours of being off believable: who works a few hours a day is off for the rest. */
const OFF_PER_RUN = 12;
/** Time that only the clock vouches for counts for erasing after so long a run: a wrong one may be put right in it. */
const RIPE_AFTER_MS = 8 * HOUR_MS;
/** Systems round how long they are on. */
const ROUNDING_MS = MINUTE_MS;
/** So many marks stand for a whole retention. */
const MARKS = 256;

/** How far the log had come by when: every row up to `seq` was written at `at` of the steady time, or before. */
const Mark = z.tuple([z.int(), z.number()]);

/**
 * What a kiosk knows of time without believing its clock. The *steady time*, in milliseconds, is made of what the PC
 * has really been on, which nobody sets, and of nights and weekends off that the clock plausibly tells of: it never
 * runs ahead of real time for a clock that was set.
 */
export const Reckoning = z.object({
  steady: z.number(),
  /** The clock less the steady time, as it is agreed to be. */
  offset: z.number(),
  /** How far the clock is off from that; 0 where it is as agreed. */
  off: z.number(),
  /** Where it is off: since which row, between which instants it jumped, and what is said of that. */
  jump: z
    .object({
      since: z.int(),
      from: z.number(),
      to: z.number(),
      /** The PC was started anew: so much time may really have passed. */
      mayHavePassed: z.boolean(),
      /** An admin has said that the clock is wrong. */
      denied: z.boolean(),
      onRecord: z.boolean(),
    })
    .nullable(),
  /** How long the PC was on at the last look. */
  on: z.number(),
  /** How long it ran in all. */
  ran: z.number(),
  /** How much time off is still believed. */
  room: z.number(),
  /** Time off that is not ripe: how much, and how long it had run in all then. */
  unripe: z.array(z.object({ ms: z.number(), ran: z.number() })).max(1000),
  /** The log's last row at the last look. */
  tip: z.int(),
  marks: z.array(Mark).max(10_000),
});
export type Reckoning = z.infer<typeof Reckoning>;

/** What a look at the clock finds. */
export interface Look {
  /** The clock, in milliseconds since 1970 UTC. */
  readonly clock: number;
  /** How long the PC has been on. */
  readonly on: number;
  /** The log's last row. */
  readonly tip: number;
  /** How long rows are kept. */
  readonly keepMs: number;
}

/**
 * A reckoning that begins.
 * @param then the latest instant that the log vouches for: the clock itself where it holds nothing
 * @param marks of the rows that there are
 */
export function beginAt(
  then: number,
  marks: readonly z.infer<typeof Mark>[],
  { clock, on, tip }: Look,
): Reckoning {
  const begun = { steady: then, offset: 0, off: 0, jump: null, on, ran: 0, room: LONGEST_OFF_MS, unripe: [] };
  const state = { ...begun, tip, marks: [...marks] };
  return judgeClock(state, clock, true);
}

/** Goes on from the last look. */
export function lookAgain(before: Reckoning, { clock, on, tip, keepMs }: Look): Reckoning {
  // Started anew, it has been on for at least what it says now.
  const rebooted = on < before.on - ROUNDING_MS;
  const ran = rebooted ? on : Math.max(0, on - before.on);
  const total = before.ran + ran;
  const gone: Reckoning = {
    ...before,
    steady: before.steady + ran,
    on: rebooted ? on : Math.max(on, before.on),
    ran: total,
    room: Math.min(LONGEST_OFF_MS, before.room + ran * OFF_PER_RUN),
    unripe: before.unripe.filter((off) => total - off.ran < RIPE_AFTER_MS),
  };
  const judged = judgeClock(gone, clock, rebooted);
  return { ...judged, tip, marks: marked(judged, tip, keepMs) };
}

/** What an admin says of the jump that stands. */
export function answered(state: Reckoning, answer: ClockAnswer): Reckoning {
  const { jump, off } = state;
  if (!jump) return state;
  if (answer === 'wrong') return { ...state, jump: { ...jump, denied: true } };
  // Set right, by whatever way: nothing in the log is older for it.
  if (answer === 'right' || !jump.mayHavePassed)
    return { ...state, offset: state.offset + off, off: 0, jump: null };
  return { ...credited(state, off), unripe: [], off: 0, jump: null };
}

/** What a right clock shows. */
export function believed({ steady, offset }: Reckoning): number {
  return steady + offset;
}

/** The last row that was certainly written so long ago; 0 where there is none. */
export function lastOlderThan(state: Reckoning, ms: number): number {
  const until = state.steady - unripe(state) - ms;
  return Math.max(0, ...state.marks.filter(([, at]) => at <= until).map(([seq]) => seq));
}

function judgeClock(state: Reckoning, clock: number, rebooted: boolean): Reckoning {
  const gap = clock - believed(state) - state.off;
  if (rebooted && gap > 0 && gap <= state.room) return { ...credited(state, gap), room: state.room - gap };
  if (Math.abs(gap) <= SLIP_MS)
    return state.off === 0 ? { ...state, offset: state.offset + gap } : { ...state, off: state.off + gap };
  return jumped(state, clock, rebooted);
}

function jumped(state: Reckoning, clock: number, rebooted: boolean): Reckoning {
  const off = clock - believed(state);
  if (Math.abs(off) <= NEAR_MS) return { ...state, offset: state.offset + off, off: 0, jump: null };
  const mayHavePassed = rebooted || (state.jump?.mayHavePassed ?? false);
  // It is as it was before it jumped, but for the time that the PC was off.
  if (state.jump && mayHavePassed && off > 0 && off <= state.room)
    return { ...credited(state, off), room: state.room - off, off: 0, jump: null };
  // Time off was believed, and the clock takes it back.
  const taken = unripe(state);
  if (off < 0 && taken > 0 && -off <= taken + NEAR_MS)
    return judgeClock(
      { ...state, steady: state.steady - Math.min(taken, -off), unripe: [], off: 0, jump: null },
      clock,
      false,
    );
  const jump = {
    since: state.jump?.since ?? state.tip,
    from: believed(state),
    to: clock,
    denied: false,
    mayHavePassed: mayHavePassed && off > 0,
    onRecord: false,
  };
  return { ...state, off, jump };
}

/** Time that passed while the PC was off. Rows that came since the clock is off are no older for it. */
function credited(state: Reckoning, ms: number): Reckoning {
  const { jump, marks, unripe, ran } = state;
  return {
    ...state,
    steady: state.steady + ms,
    unripe: [...unripe, { ms, ran }],
    marks: jump ? marks.map(([seq, at]) => (seq > jump.since ? [seq, at + ms] : [seq, at])) : marks,
  };
}

function unripe(state: Reckoning): number {
  return state.unripe.reduce((sum, { ms }) => sum + ms, 0);
}

function marked({ marks, steady }: Reckoning, tip: number, keepMs: number): Reckoning['marks'] {
  const [lastSeq, lastAt] = marks.at(-1) ?? [0, Number.NEGATIVE_INFINITY];
  const every = Math.max(HOUR_MS, keepMs / MARKS);
  // A log that was put back is shorter: what is written from now on is young.
  const still = tip < lastSeq ? marks.filter(([seq]) => seq <= tip) : marks;
  if (tip === lastSeq || (tip > lastSeq && steady - lastAt < every)) return still;
  const old = still.filter(([, at]) => at <= steady - 2 * keepMs).at(-1);
  const kept = still.filter(([, at]) => at > steady - 2 * keepMs);
  const mark: z.infer<typeof Mark> = [tip, steady];
  return [...(old ? [old] : []), ...kept, mark].slice(-8 * MARKS);
}
