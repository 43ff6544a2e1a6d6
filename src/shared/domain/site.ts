import * as z from 'zod';
import { isTimeZone } from './civil-date.ts';
import { isFetchAddress, WHO_LIST } from './fetch-address.ts';
import { KeyboardLayout } from './keyboard-layout.ts';
import { Language } from './locale.ts';
import { OfficeCode, OfficeKind } from './office.ts';
import { plainLine } from './person-name.ts';
import { UpdateSettings } from './update.ts';

/**
 * What ends a code: what the scanner is set to send after it. `auto` takes CR, LF and CR LF; `none` takes a pause,
 * for scanners that send nothing, and for codes that may hold any byte.
 */
export const Terminator = z.enum(['auto', 'cr', 'lf', 'crlf', 'tab', 'etx', 'none']);
export type Terminator = z.infer<typeof Terminator>;

const UsbId = z.string().regex(/^[0-9a-f]{4}$/, 'four hexadecimal digits');

const UsbDevice = z.object({
  vendorId: UsbId,
  productId: UsbId,
  serialNumber: z.string().max(128).optional(),
});

/** Where the scanner is: a fixed port, or whichever port the USB device with these ids is given. */
export const PortSelector = z.discriminatedUnion('by', [
  z.object({ by: z.literal('path'), path: z.string().min(1).max(256) }),
  z.object({ by: z.literal('usb'), ...UsbDevice.shape }),
]);
export type PortSelector = z.infer<typeof PortSelector>;

const Affix = z
  .string()
  .max(32)
  .regex(/^[\0-\x7f]*$/, 'ASCII');

export const SerialScannerSettings = z.object({
  kind: z.literal('serial'),
  port: PortSelector,
  baudRate: z.int().min(300).max(3_000_000).default(9600),
  terminator: Terminator.default('auto'),
  /** How a byte is framed: eight bits, no parity and one stop bit unless told. */
  dataBits: z.union([z.literal(7), z.literal(8)]).optional(),
  parity: z.enum(['none', 'even', 'odd']).optional(),
  stopBits: z.union([z.literal(1), z.literal(2)]).optional(),
  /** What the scanner is set to send before and after a code, besides the terminator; ASCII. */
  prefix: Affix.optional(),
  suffix: Affix.optional(),
});
export type SerialScannerSettings = z.infer<typeof SerialScannerSettings>;

/** Scanners in HID POS mode: every one that is plugged in, or the one model that is named. */
export const HidScannerSettings = z.object({ kind: z.literal('hid'), device: UsbDevice.optional() });
export type HidScannerSettings = z.infer<typeof HidScannerSettings>;

/** A scanner that types like a keyboard. */
export const WedgeScannerSettings = z.object({
  kind: z.literal('wedge'),
  /** The keyboard that it is set to: US unless told. */
  layout: KeyboardLayout.optional(),
});
export type WedgeScannerSettings = z.infer<typeof WedgeScannerSettings>;

/** Whatever is there: HID POS, serial ports of known scanners, and one that types, all at once. */
export const AutoScannerSettings = z.object({
  kind: z.literal('auto'),
  /** The keyboard that those which type are set to: US unless told. */
  layout: KeyboardLayout.optional(),
  /** One that types is there: nobody can see it, and the idle screen does not look for it. */
  typing: z.literal(true).optional(),
});
export type AutoScannerSettings = z.infer<typeof AutoScannerSettings>;

export const ScannerSettings = z.discriminatedUnion('kind', [
  AutoScannerSettings,
  SerialScannerSettings,
  HidScannerSettings,
  WedgeScannerSettings,
]);
export type ScannerSettings = z.infer<typeof ScannerSettings>;

/** So long personal data is kept where the office says nothing else. */
export const DEFAULT_RETENTION_DAYS = 90;

/** Where the first office is: WITA. */
export const DEFAULT_TIME_ZONE = 'Asia/Makassar';

export const TimeZone = z.string().refine(isTimeZone, 'an IANA time zone');

/** `HH:MM` of a clock with 24 hours. */
const ClockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** Who this office is, and how its kiosk behaves. */
export const Site = z.object({
  version: z.literal(1),
  /** The office's name as its visitors know it. */
  name: z.string().max(480, { abort: true }).overwrite(plainLine).min(1).max(120),
  /** What the regency calls it, and what it is; null where nobody has said. */
  code: OfficeCode.nullable().default(null),
  kind: OfficeKind.nullable().default(null),
  timeZone: TimeZone.default(DEFAULT_TIME_ZONE),
  language: Language.default('id'),
  /** Null: none yet. */
  scanner: ScannerSettings.nullable().default({ kind: 'auto' }),
  /**
   * The same code from the same scanner counts once while it is read again within so many seconds, as scanners in
   * presentation mode do; 0: each read is an entry.
   */
  duplicateSeconds: z.int().min(0).max(60).default(3),
  /** Who is inside. */
  presence: z
    .object({
      /** Off until an admin turns it on: then a code that is read again is a leave, no second entry. */
      enabled: z.boolean().default(false),
      /** The same code again within so many minutes is a slip, and later a leave. */
      againMinutes: z.int().min(1).max(600).default(10),
      /** So many people may be inside at once; null: any number. */
      capacity: z.int().min(1).max(100_000).nullable().default(null),
      /** Employees come in even when it is full. */
      staffExempt: z.boolean().default(true),
      /** When visits end that nobody ended, by the office's clock. */
      closingTime: ClockTime.default('18:00'),
    })
    .prefault({}),
  /** Personal data older than so many days is shredded; what was decided and counted stays. */
  retentionDays: z.int().min(1).max(3650).default(DEFAULT_RETENTION_DAYS),
  /** Encrypted copies of the log, besides those that the kiosk keeps for itself. */
  backup: z
    .object({
      /** Where: a stick, a share; null: nowhere else. Chosen in the system's own dialog. */
      folder: z.string().min(1).max(1024).nullable().default(null),
      everyHours: z.int().min(1).max(720).default(24),
      /** So many are kept there. */
      keep: z.int().min(1).max(365).default(14),
    })
    .prefault({}),
  display: z
    .object({
      /** How long a green or red verdict stands before the idle screen is back, in seconds. */
      verdictSeconds: z.int().min(2).max(120).default(7),
      /** How long an amber one waits for the officer, in seconds. */
      referSeconds: z.int().min(5).max(600).default(60),
      sound: z.boolean().default(true),
    })
    .prefault({}),
  /** Where there are several displays: which is the officer's, by the system's id; null: the primary one. */
  deskDisplay: z.string().min(1).max(64).nullable().default(null),
  /** The screen does not sleep from this hour to an hour after the closing time, by the office's clock. */
  power: z.object({ awakeFrom: ClockTime.default('05:30') }).prefault({}),
  trust: z
    .object({
      /** The officer's screen warns when no list was taken or confirmed for so many days. */
      maxAgeDays: z.int().min(1).max(3650).default(30),
      /** Lists of issuer keys that this kiosk fetches itself, where the office allows it the network. */
      fetch: z
        .object({
          enabled: z.boolean().default(false),
          urls: z
            .array(z.string().max(2048).refine(isFetchAddress, 'an https address'))
            .max(16)
            .default([WHO_LIST]),
          everyHours: z.number().min(1).max(720).default(24),
        })
        .prefault({}),
    })
    .prefault({}),
  /** Newer versions of the program. */
  updates: UpdateSettings,
  /** Whose site cards this kiosk takes; null: the next well-signed one settles it. */
  provisioning: z
    .object({
      /** The regency's Ed25519 key, 32 raw octets, standard base64. */
      key: z.base64().length(44),
      /** Who that is, in words. */
      issuer: z.string().min(1).max(120),
      /** When the card was made that holds: older ones are not taken. */
      cardIssuedAt: z.iso.datetime(),
    })
    .nullable()
    .default(null),
});
export type Site = z.infer<typeof Site>;

/** What an admin may change at the desk; folders and scanners are chosen elsewhere. */
export const OfficeSettings = z.strictObject({
  name: Site.shape.name,
  presence: Site.shape.presence,
  retentionDays: Site.shape.retentionDays,
  backup: z.strictObject({ everyHours: z.int().min(1).max(720), keep: z.int().min(1).max(365) }),
  display: Site.shape.display,
  duplicateSeconds: Site.shape.duplicateSeconds,
});
export type OfficeSettings = z.infer<typeof OfficeSettings>;
