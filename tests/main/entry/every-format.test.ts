import { expect, test } from 'vitest';
import { verifyScan } from '../../../src/main/entry/verify.ts';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import { trustOfLine } from '../../../src/main/trust/from-line.ts';
import { createShcIssuer, immunization, issueShc } from '../../support/issuer/shc.ts';

/* Whole paths in which the steps' views of a format have to fit together. */

test('a dose that a SMART Health Card lists twice, two days apart, is one dose', async () => {
  const issuer = await createShcIssuer();
  const verdictOf = async (...days: readonly string[]) => {
    const code = await issueShc(issuer, {
      issuedAt: new Date('2021-07-20T00:00:00Z'),
      resources: days.map((day) => immunization(day)),
    });
    const { trust } = trustOfLine({ jwks: { [issuer.url]: { keys: [issuer.jwk] } } });
    const scan = { bytes: Buffer.from(code), ending: 'whole' } as const;
    const context = { trust, policy: ppu, timeZone: 'Asia/Makassar' };
    return (await verifyScan(scan, context, new Date('2022-03-01T00:00:00Z'))).verdict;
  };
  expect(await verdictOf('2021-06-01', '2021-06-29')).toMatchObject({ decision: 'admit' });
  expect(await verdictOf('2021-06-01', '2021-06-03')).toMatchObject({
    decision: 'refer',
    category: 'kuning',
  });
});
