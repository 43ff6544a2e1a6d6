import * as z from 'zod';
import { ScannerBench } from '../../domain/scanner-setup.ts';
import { ScannerSettings } from '../../domain/site.ts';
import { nothing } from './nothing.ts';

/** The scanner page, for admins. */
export const scannerRequests = {
  /** What is plugged in, and how the page stands. */
  'scanner.bench': { payload: nothing, reply: ScannerBench },
  /** The page is open; repeated every few seconds. With `test`, scans make no entries until it is over. */
  'scanner.watch': { payload: z.strictObject({ test: z.boolean() }), reply: nothing },
  /** The page is closed, and the test with it. */
  'scanner.leave': { payload: nothing, reply: nothing },
  /** Reads with other settings, as long as the test runs. */
  'scanner.try': { payload: z.strictObject({ settings: ScannerSettings }), reply: nothing },
  /** Looks through ports and speeds; events tell how it goes. */
  'scanner.probe': {
    payload: z.strictObject({ ports: z.array(z.string().min(1).max(256)).min(1).max(16) }),
    reply: nothing,
  },
  'scanner.probe.stop': { payload: nothing, reply: nothing },
  /** Keeps what is tried out. */
  'scanner.save': { payload: nothing, reply: nothing },
  /** Asks the person where to put the test sheet. Null: they thought better of it. */
  'scanner.sheet': { payload: nothing, reply: z.object({ file: z.string() }).nullable() },
} as const;
