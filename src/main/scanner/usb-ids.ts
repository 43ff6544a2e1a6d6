/**
 * The makers of scanners by their USB vendor ids (usb-ids.org). All that they sell with a serial port is a scanner
 * or its cradle.
 */
const SCANNER_VENDORS: ReadonlyMap<string, string> = new Map([
  ['0c2e', 'Honeywell'],
  ['0536', 'Honeywell'],
  ['067e', 'Honeywell'],
  ['05e0', 'Zebra'],
  ['05f9', 'Datalogic'],
  ['080c', 'Datalogic'],
  ['1eab', 'Newland'],
  ['065a', 'Opticon'],
  ['0db5', 'Access-IS'],
  ['11fa', 'Code'],
  ['27dd', 'Mindeo'],
  ['24ea', 'Meva'],
  ['1306', 'FM20'],
]);

/**
 * Single models of others: the USB-CDC that cheap scanners have from their chip's maker, under whose id other
 * things are sold as well. Bare converters (FTDI, Prolific, CH340) are not here: nobody can say what is behind
 * one, nor at which speed; those are chosen by hand.
 */
const SCANNER_MODELS: ReadonlyMap<string, string> = new Map([
  ['0525:a4a7', 'CDC'],
  ['0483:5740', 'CDC'],
]);

/** The ids of both tables, as `vendor` or `vendor:product`: what the udev rule opens. */
export const SCANNER_IDS: readonly string[] = [...SCANNER_VENDORS.keys(), ...SCANNER_MODELS.keys()];

/**
 * Who makes the scanner with these USB ids (four lower-case hexadecimal digits each); null where it is not known to
 * be a scanner.
 */
export function scannerMaker(vendorId: string | null, productId: string | null): string | null {
  if (vendorId === null) return null;
  return SCANNER_VENDORS.get(vendorId) ?? SCANNER_MODELS.get(`${vendorId}:${productId ?? ''}`) ?? null;
}
