import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FINDINGS } from '#shared/domain/diagnostics.ts';
import { CARD_REFUSALS } from '#shared/domain/site-card.ts';
import { REFUSALS } from '#shared/ipc/refusal.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/TROUBLESHOOTING.md'), 'utf8');

/** Nothing has to be done about these. */
const WELL = [
  ...['PROGRAM', 'DISK_ENOUGH', 'CLOCK_PLAUSIBLE', 'LOG_WHOLE', 'LOG_LARGE', 'LOG_NONE', 'CHAIN_WHOLE'],
  ...['CHAIN_NOT_WALKED', 'KEY_IN_STORE', 'KEY_NONE', 'TRUST_FRESH', 'SCANNER_SET', 'SCANNER_CONNECTED'],
  ...['DISPLAYS', 'STABLE'],
];

test.each(FINDINGS.filter((finding) => !WELL.includes(finding)))(
  'whoever reads %s in the diagnostics finds what to do',
  (finding) => expect(text).toContain(`\`${finding}\``),
);

test.each(CARD_REFUSALS)('… and for the refused card: %s', (code) => expect(text).toContain(`\`${code}\``));

test.each(REFUSALS.filter((code) => /^(BACKUP|FILE|SETTINGS)_/.test(code)))(
  '… and for the disk or stick that refused: %s',
  (code) => expect(text).toContain(`\`${code}\``),
);
