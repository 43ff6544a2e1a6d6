import type { KeyboardLayout } from '#shared/domain/keyboard-layout.ts';
import type { FoundDevice } from '#shared/domain/scanner-setup.ts';
import { ScannerSettings, SerialScannerSettings, type Terminator } from '#shared/domain/site.ts';
import { fromTyped, toTyped } from './affix.ts';

/** How a byte is framed, as IT staff write it: bits, parity, stop bits. */
export const FRAMINGS = ['8N1', '8E1', '8O1', '7E1', '7O1', '7N2', '8N2'] as const;
export type Framing = (typeof FRAMINGS)[number];

/** The form as it is filled in. */
export interface ScannerDraft {
  readonly kind: ScannerSettings['kind'];
  /** One of the ports that are there, by its path; empty: `typed` counts. */
  readonly path: string;
  readonly typed: string;
  readonly baudRate: string;
  readonly framing: Framing;
  readonly terminator: Terminator;
  readonly prefix: string;
  readonly suffix: string;
  readonly layout: KeyboardLayout;
  /** One that types is always expected. */
  readonly typing: boolean;
}

export type Problem = 'path' | 'baud' | 'affix';

const EMPTY: ScannerDraft = {
  ...{ kind: 'auto', path: '', typed: '', baudRate: '9600', framing: '8N1', terminator: 'auto' },
  ...{ prefix: '', suffix: '', layout: 'us', typing: false },
};

/** The form for settings that are there. */
export function draftOf(settings: ScannerSettings | null, devices: readonly FoundDevice[]): ScannerDraft {
  if (settings === null) return EMPTY;
  if (settings.kind === 'auto' || settings.kind === 'wedge') {
    const typing = settings.kind === 'auto' && settings.typing === true;
    return { ...EMPTY, kind: settings.kind, layout: settings.layout ?? 'us', typing };
  }
  if (settings.kind === 'hid') return { ...EMPTY, kind: 'hid' };
  const path = pathOf(settings, devices);
  const isListed = devices.some((device) => device.path === path && device.port !== null);
  const { baudRate, terminator, prefix = '', suffix = '' } = settings;
  return {
    ...EMPTY,
    ...{ kind: 'serial', path: isListed ? path : '', typed: isListed ? '' : path },
    ...{ baudRate: String(baudRate), framing: framingOf(settings), terminator },
    ...{ prefix: toTyped(prefix), suffix: toTyped(suffix) },
  };
}

/** What the form says. */
export function settingsOf(
  draft: ScannerDraft,
  devices: readonly FoundDevice[],
): { readonly settings: ScannerSettings } | { readonly problem: Problem } {
  const { kind, layout } = draft;
  if (kind === 'hid') return { settings: { kind } };
  const keyboard = layout === 'us' ? {} : { layout };
  if (kind === 'wedge') return { settings: { kind, ...keyboard } };
  if (kind === 'auto') return { settings: { kind, ...keyboard, ...(draft.typing ? { typing: true } : {}) } };
  const chosen = devices.find(({ path, port }) => path === draft.path && port !== null)?.port;
  const typed = draft.typed.trim();
  if (!chosen && typed === '') return { problem: 'path' };
  const [prefix, suffix] = [fromTyped(draft.prefix), fromTyped(draft.suffix)];
  const parsed = SerialScannerSettings.safeParse({
    kind,
    port: chosen ?? { by: 'path', path: typed },
    baudRate: /^\d+$/.test(draft.baudRate) ? Number(draft.baudRate) : 0,
    terminator: draft.terminator,
    ...(draft.framing === '8N1' ? {} : bitsOf(draft.framing)),
    ...(prefix === '' ? {} : { prefix }),
    ...(suffix === '' ? {} : { suffix }),
  });
  if (parsed.success) return { settings: ScannerSettings.parse(parsed.data) };
  const at = parsed.error.issues[0]?.path[0];
  return { problem: at === 'baudRate' ? 'baud' : at === 'port' ? 'path' : 'affix' };
}

function framingOf({ dataBits = 8, parity = 'none', stopBits = 1 }: SerialScannerSettings): Framing {
  const name = `${dataBits}${parity.charAt(0).toUpperCase()}${stopBits}`;
  return FRAMINGS.find((framing) => framing === name) ?? '8N1';
}

function bitsOf(framing: Framing) {
  const parity = { N: 'none', E: 'even', O: 'odd' }[framing.charAt(1)];
  return { dataBits: Number(framing.charAt(0)), parity, stopBits: Number(framing.charAt(2)) };
}

/** Where the port of these settings is now; its USB ids where it is not there. */
export function pathOf({ port }: SerialScannerSettings, devices: readonly FoundDevice[]): string {
  if (port.by === 'path') return port.path;
  const found = devices.find(
    ({ kind, vendorId, productId }) =>
      kind === 'serial' && vendorId === port.vendorId && productId === port.productId,
  );
  return found?.path ?? `${port.vendorId}:${port.productId}`;
}
