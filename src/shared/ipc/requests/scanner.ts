import * as z from 'zod';
import { ScannerBench } from '../../domain/scanner-setup.ts';
import { ScannerSettings } from '../../domain/site.ts';
import { FILES } from '../request.ts';
import { nothing } from './nothing.ts';

/** The scanner page, for admins. */
export const scannerRequests = {
  /** What is plugged in, and how the page stands. */
  'scanner.bench': { for: 'admin', quiet: true, payload: nothing, reply: ScannerBench },
  /** The page is open; repeated every few seconds. With `test`, scans make no entries until it is over. */
  'scanner.watch': {
    for: 'admin',
    quiet: true,
    payload: z.strictObject({ test: z.boolean() }),
    reply: nothing,
  },
  /** The page is closed, and the test with it. */
  'scanner.leave': { for: 'anyone', payload: nothing, reply: nothing },
  /** Reads with other settings, as long as the test runs. */
  'scanner.try': { for: 'admin', payload: z.strictObject({ settings: ScannerSettings }), reply: nothing },
  /** Looks through ports and speeds; events tell how it goes. */
  'scanner.probe': {
    for: 'admin',
    payload: z.strictObject({ ports: z.array(z.string().min(1).max(256)).min(1).max(16) }),
    reply: nothing,
  },
  'scanner.probe.stop': { for: 'admin', payload: nothing, reply: nothing },
  /** Keeps what is tried out. */
  'scanner.save': { for: 'admin', payload: nothing, reply: nothing },
  /** Asks the person where to put the test sheet. Null: they thought better of it. */
  'scanner.sheet': {
    for: 'admin',
    quiet: true,
    asks: { save: [FILES.pdf], declined: null },
    payload: nothing,
    reply: z.object({ file: z.string() }).nullable(),
  },
} as const;
