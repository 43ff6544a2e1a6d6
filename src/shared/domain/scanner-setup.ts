import * as z from 'zod';
import { KeyboardLayout } from './keyboard-layout.ts';
import { ScannerDevice } from './kiosk.ts';
import { PortSelector, ScannerSettings, SerialScannerSettings } from './site.ts';

/** Something that is plugged in and could be a scanner. */
export const FoundDevice = z.object({
  kind: z.enum(['hid', 'serial', 'wedge', 'other']),
  /** The port's path; `keyboard` for one that types. */
  path: z.string(),
  /** Maker or product, as the device says it. */
  name: z.string().nullable(),
  /** Who makes scanners with these USB ids; null where nobody is known to. */
  maker: z.string().nullable(),
  vendorId: z.string().nullable(),
  productId: z.string().nullable(),
  /** What the system reads it with, for instance `cdc_acm`; null where the system does not say. */
  driver: z.string().nullable(),
  /**
   * `reading`: the kiosk reads it now; `free`: it could; `denied`: this account may not; `busy`: another program has
   * it; `mode`: a scanner in a mode that is not read; `typing`: it types, and nobody can see more of it.
   */
  state: z.enum(['reading', 'free', 'denied', 'busy', 'mode', 'typing']),
  /** Where it is denied: whose it is, and what to do about it on Linux. */
  permission: z
    .object({
      owner: z.string(),
      group: z.string(),
      /** As `ls` writes it: `crw-rw----`. */
      mode: z.string(),
      /** Whether the project's udev rule covers it; else the line to add. */
      covered: z.boolean(),
      line: z.string(),
    })
    .nullable(),
  /** Where it is busy: the program that has it, where the system says so. */
  holder: z.string().nullable(),
  /** How to choose just this one; null for one that types. */
  port: PortSelector.nullable(),
});
export type FoundDevice = z.infer<typeof FoundDevice>;

/** What happened to a code of the test sheet on its way. */
export const SheetFault = z.discriminatedUnion('is', [
  z.object({ is: z.literal('LOWER_CASE') }),
  z.object({ is: z.literal('UPPER_CASE') }),
  z.object({ is: z.literal('CASE_SWAPPED') }),
  /** The scanner believes in another keyboard; null where this code does not tell which. */
  z.object({ is: z.literal('LAYOUT'), layout: KeyboardLayout.nullable() }),
  /** The end is missing: so many bytes came of so many. */
  z.object({ is: z.literal('TRUNCATED'), came: z.int(), of: z.int() }),
  /** The beginning is missing. */
  z.object({ is: z.literal('HEAD_LOST'), lost: z.int() }),
  /** Some of the middle is missing. */
  z.object({ is: z.literal('MIDDLE_LOST'), lost: z.int() }),
  /** The whole code came twice as one. */
  z.object({ is: z.literal('DOUBLED') }),
  /** Each character came twice. */
  z.object({ is: z.literal('CHARACTERS_DOUBLED') }),
  z.object({ is: z.literal('GS_LOST') }),
  /** GS came as a bracket: the Ctrl of its key was lost. */
  z.object({ is: z.literal('GS_BRACKET') }),
  /** The numbers of Alt codes came instead of their characters. */
  z.object({ is: z.literal('ALT_CODES') }),
  /** Bytes above 127 came as two each. */
  z.object({ is: z.literal('RECODED') }),
  /** The scanner sends more before or after the code; what it is, where it is printable. */
  z.object({ is: z.literal('ADDED'), before: z.string(), after: z.string() }),
  /** So many characters are others, for no reason that is known. */
  z.object({ is: z.literal('CHANGED'), count: z.int() }),
]);
export type SheetFault = z.infer<typeof SheetFault>;

/** What came of a code of the test sheet; no faults: it came as it was printed. */
export const SheetCheck = z.object({
  /** Its number on the sheet; null where too little came to tell. */
  number: z.int().nullable(),
  faults: z.array(SheetFault),
});
export type SheetCheck = z.infer<typeof SheetCheck>;

/** What a code seems to be, by its beginning. */
export const GuessedFormat = z.enum([
  'hcert',
  'shc',
  'vds-nc',
  'divoc',
  'pass',
  'site',
  'test-sheet',
  'unknown',
]);
export type GuessedFormat = z.infer<typeof GuessedFormat>;

/** One scan on the scanner page. It is in memory only, and goes nowhere but to that page. */
export const ScannerReading = z.object({
  /** Counts up within a visit to the page. */
  number: z.int().min(1),
  at: z.iso.datetime(),
  /** Which scanner, as entries name it: `serial:/dev/ttyACM0`. */
  source: z.string(),
  ending: z.enum(['whole', 'open', 'oversize']),
  symbology: z.string().nullable(),
  /** In bytes, without what ends it. */
  length: z.int(),
  /** From the first byte to the last, in milliseconds. */
  tookMs: z.number(),
  format: GuessedFormat,
  /** Only while the scanner is tested: what a visitor shows is nobody's business. */
  content: z.object({ hex: z.string(), text: z.string() }).nullable(),
  /** Where it is a code of the test sheet. */
  check: SheetCheck.nullable(),
});
export type ScannerReading = z.infer<typeof ScannerReading>;

/** How a port talks. */
export const PortSpeech = SerialScannerSettings.omit({ kind: true, port: true });
export type PortSpeech = z.infer<typeof PortSpeech>;

/** One port of a probe. */
export const ProbedPort = z.object({
  path: z.string(),
  state: z.enum(['listening', 'found', 'denied', 'busy', 'gone']),
  baudRate: z.int(),
  /** How many speeds were heard as garbage. */
  garbled: z.int(),
  /** What works, once found. */
  settings: SerialScannerSettings.nullable(),
});
export type ProbedPort = z.infer<typeof ProbedPort>;

export const ProbeState = z.object({
  running: z.boolean(),
  ports: z.array(ProbedPort),
});
export type ProbeState = z.infer<typeof ProbeState>;

/** A code of the test sheet, as far as the page shows it. */
export const SheetEntry = z.object({
  number: z.int(),
  purpose: z.enum(['keyboard', 'length', 'separators', 'digits', 'bytes', 'controls']),
  /** In bytes. */
  length: z.int(),
});
export type SheetEntry = z.infer<typeof SheetEntry>;

/** How the page stands. */
export const ScannerBench = z.object({
  devices: z.array(FoundDevice),
  /** What is in force. */
  settings: ScannerSettings.nullable(),
  /** What is tried out and not saved; null: nothing. */
  trying: ScannerSettings.nullable(),
  /** Whether scans are tests: they make no entries. */
  testing: z.boolean(),
  /** The scanners that are read now, and how they are. */
  reading: z.array(ScannerDevice),
  /** What is on the test sheet. */
  sheet: z.array(SheetEntry),
});
export type ScannerBench = z.infer<typeof ScannerBench>;
