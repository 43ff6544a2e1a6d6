import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import type { Credential } from '#shared/domain/credential.ts';
import { reasonSentence } from '../../../src/shared/messages/reasons.ts';
import { decide, decisionOf } from '../../../src/main/policy/decide.ts';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import { type Case, CASES, TODAY } from './ppu.cases.ts';

function verdictOf({ holds, born, at = TODAY, format: container = 'hcert' }: Case) {
  const credential: Credential = {
    format: container,
    profile: 'test',
    issuer: 'ID',
    holder: { name: 'SITI AMINAH', birthDate: born ?? '1990-05-17' },
    statements: [...holds],
  };
  return decide(credential, ppu, { at: new Date(at), timeZone: 'Asia/Makassar' });
}

describe.each(Object.entries(CASES))('%s', (_, cases) => {
  test.each(cases)('$person: $category, $reason', (row) => {
    const verdict = verdictOf(row);
    expect(verdict.reasons[0]?.code).toBe(row.reason);
    expect(verdict.category).toBe(row.category);
    expect(verdict.decision).toBe(decisionOf(row.category));
  });
});

test('there are at least sixty cases, each of its own name', () => {
  const names = Object.values(CASES).flatMap((cases) => cases.map(({ person }) => person));
  expect(names.length).toBeGreaterThanOrEqual(60);
  expect(new Set(names).size).toBe(names.length);
});

/** The table as a page for people who do not read code. */
async function page(): Promise<string> {
  const sections = Object.entries(CASES).map(([title, cases]) => {
    const rows = cases.map((row) => {
      const [reason] = verdictOf(row).reasons;
      const said = reason ? reasonSentence(reason, 'id') : '';
      return `| ${row.person} | **${row.category}** | ${row.why} | ${said} |`;
    });
    return [
      `## ${title}`,
      '',
      '| Who comes | Category | Why | What they read |',
      '|---|---|---|---|',
      ...rows,
      '',
    ].join('\n');
  });
  const intro = `# Who is let in: the cases of PPU's policy

This page is made from the tests of the policy \`ppu\` (${ppu.basis ?? ''}); each row is checked on every change. Where
nothing else is said it is 1 March 2022, ten in the morning, in Penajam, and the person is 31 years old. The certificate
is genuine: forged, unknown, expired and revoked ones are red before any of this is asked.

*hijau* admits, *kuning* waits for the officer, *merah* is not admitted, *hitam* is not admitted and followed up.
To renew this page: \`npm run test:unit -- tests/main/policy/ppu.table.test.ts --update\`.
`;
  return format([intro, ...sections].join('\n'), { parser: 'markdown', printWidth: 110 });
}

test('docs/POLICY-CASES.md shows these cases', async () => {
  await expect(await page()).toMatchFileSnapshot(join(import.meta.dirname, '../../../docs/POLICY-CASES.md'));
});
