import type { KeyboardLayout } from '#shared/domain/keyboard-layout.ts';
import type { GuessedFormat, ScannerReading } from '#shared/domain/scanner-setup.ts';
import { toContent } from '../credential/content.ts';
import { formatOf } from '../credential/decode.ts';
import { isStaffPass } from '../credential/staff-pass/read.ts';
import type { Scan } from '../scanner/scan.ts';
import { diagnose } from './diagnosis.ts';

/**
 * What the scanner page shows of a scan.
 * @param number its place among the scans of this visit to the page
 * @param isTest only then are its content and the diagnosis there
 * @param readAs the keyboard as which one that types is read
 */
export function readingOf(
  scan: Scan,
  number: number,
  isTest: boolean,
  readAs?: KeyboardLayout,
): ScannerReading {
  const check = isTest ? diagnose(scan.bytes, readAs) : null;
  return {
    number,
    at: scan.at.toISOString(),
    source: scan.source,
    ending: scan.ending,
    symbology: scan.symbology ?? null,
    length: scan.bytes.length,
    tookMs: scan.tookMs ?? 0,
    format: check === null ? guess(scan.bytes) : 'test-sheet',
    content: isTest ? contentOf(scan.bytes) : null,
    check,
  };
}

function guess(bytes: Uint8Array): GuessedFormat {
  const content = toContent(bytes);
  if (isStaffPass(content)) return 'pass';
  if (/^\s*GERBANG-SITE\d:/.test(content.text)) return 'site';
  return formatOf(content) ?? 'unknown';
}

/** Control characters are written as their signs, so that a lost separator is seen. */
function contentOf(bytes: Uint8Array): { hex: string; text: string } {
  const buffer = Buffer.from(bytes);
  const text = toContent(bytes).text.replace(/[\0-\x1f\x7f]/g, (control) =>
    control === '\x7f' ? '\u2421' : String.fromCharCode(0x2400 + control.charCodeAt(0)),
  );
  return { hex: buffer.toString('hex'), text };
}
