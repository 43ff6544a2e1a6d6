import type { Language } from '#shared/domain/locale.ts';
import type { OfficeView } from '#shared/domain/site-card.ts';
import { Site, type PortSelector, type ScannerSettings, type Terminator } from '#shared/domain/site.ts';
import type { PortInfo, RequestPayload } from '#shared/ipc/contract.ts';
import type { StringKey } from '../i18n/id.ts';
import { pinProblem } from '../ui/pin-problem.ts';

/** The scanner: found by itself, a port of the list, one typed in, HID POS, keyboard, or none for now. */
export type ScannerChoice =
  | { readonly kind: 'auto' }
  | { readonly kind: 'listed'; readonly port: PortInfo }
  | { readonly kind: 'typed'; readonly path: string }
  | { readonly kind: 'hid' }
  | { readonly kind: 'wedge' }
  | { readonly kind: 'later' };

/** What has been typed so far. */
export interface Draft {
  readonly language: Language;
  readonly name: string;
  readonly timeZone: string;
  /** Whether the kiosk fetches the list of issuer keys itself, or is given it as a file. */
  readonly fetchTrust: boolean;
  readonly scanner: ScannerChoice;
  readonly baudRate: string;
  readonly terminator: Terminator;
  readonly officer: string;
  readonly pin: string;
  readonly pinAgain: string;
}

export const EMPTY_DRAFT: Draft = {
  language: 'id',
  name: '',
  timeZone: 'Asia/Makassar',
  fetchTrust: true,
  scanner: { kind: 'auto' },
  baudRate: '9600',
  terminator: 'auto',
  officer: '',
  pin: '',
  pinAgain: '',
};

/** The office as its card has it; main takes it from the card, whatever is sent. */
export function filledBy({ name, timeZone, language, trust }: OfficeView, draft: Draft): Draft {
  return { ...draft, name, timeZone, language, fetchTrust: trust.length > 0 };
}

export const STEPS = ['language', 'office', 'scanner', 'officer'] as const;
export type Step = (typeof STEPS)[number];

const NAME_MAX = 120;
const OFFICER_MAX = 80;
const PATH_MAX = 256;

export type DraftField = 'name' | 'path' | 'baudRate' | 'officer' | 'pin' | 'pinAgain';
export interface Problem {
  readonly key: Extract<StringKey, `problem.${string}`>;
  readonly max?: number;
}
export type Problems = Partial<Record<DraftField, Problem>>;

/** What still keeps a step from being done, by field; empty where nothing does. */
export function problemsOf(step: Step, draft: Draft): Problems {
  switch (step) {
    case 'language':
      return {};
    case 'office':
      return collect({ name: text(draft.name, NAME_MAX) });
    case 'scanner':
      return scannerProblems(draft);
    case 'officer':
      return collect({
        officer: text(draft.officer, OFFICER_MAX),
        pin: pinProblemOf(draft.pin),
        pinAgain: draft.pinAgain === draft.pin ? null : { key: 'problem.pinDiffers' },
      });
  }
}

/**
 * What `setup.finish` is asked with.
 * @throws ZodError where a step has a problem left
 */
export function finishPayload(draft: Draft): RequestPayload<'setup.finish'> {
  return {
    site: Site.parse({
      version: 1,
      name: draft.name,
      timeZone: draft.timeZone,
      language: draft.language,
      scanner: scannerSettings(draft),
      trust: { fetch: { enabled: draft.fetchTrust } },
    }),
    officer: { name: draft.officer.trim(), pin: draft.pin },
  };
}

function scannerSettings({ scanner, baudRate, terminator }: Draft): ScannerSettings | null {
  switch (scanner.kind) {
    case 'auto':
    case 'hid':
    case 'wedge':
      return { kind: scanner.kind };
    case 'listed':
    case 'typed':
    case 'later':
      break;
  }
  const port = portSelector(scanner);
  return port && { kind: 'serial', port, baudRate: Number(baudRate), terminator };
}

/** By USB ids where the port has them: the port's own name changes with the socket that it is plugged into. */
export function portSelector(choice: ScannerChoice): PortSelector | null {
  switch (choice.kind) {
    case 'auto':
    case 'hid':
    case 'wedge':
    case 'later':
      return null;
    case 'typed':
      return { by: 'path', path: choice.path.trim() };
    case 'listed': {
      const { path, vendorId, productId } = choice.port;
      const isId = /^[0-9a-f]{4}$/i;
      return vendorId !== null && productId !== null && isId.test(vendorId) && isId.test(productId)
        ? { by: 'usb', vendorId: vendorId.toLowerCase(), productId: productId.toLowerCase() }
        : { by: 'path', path };
    }
  }
}

function scannerProblems({ scanner, baudRate }: Draft): Problems {
  if (scanner.kind !== 'typed' && scanner.kind !== 'listed') return {};
  return collect({
    path: scanner.kind === 'typed' ? text(scanner.path, PATH_MAX) : null,
    baudRate: isBaudRate(baudRate) ? null : { key: 'problem.baud' },
  });
}

function isBaudRate(typed: string): boolean {
  return /^\d{3,7}$/.test(typed) && Number(typed) >= 300 && Number(typed) <= 3_000_000;
}

function text(value: string, max: number): Problem | null {
  const { length } = value.trim();
  if (length === 0) return { key: 'problem.required' };
  return length > max ? { key: 'problem.tooLong', max } : null;
}

function pinProblemOf(pin: string): Problem | null {
  const key = pinProblem(pin);
  return key && { key };
}

function collect(found: Partial<Record<DraftField, Problem | null>>): Problems {
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null));
}
