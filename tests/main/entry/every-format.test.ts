import { expect, test } from 'vitest';
import { verifyScan } from '../../../src/main/entry/verify.ts';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import { trustOfLine } from '../../../src/main/trust/from-line.ts';
import { createDivocIssuer, issueDivoc } from '../../support/issuer/divoc.ts';
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

test('a DIVOC certificate whose signature leaves the holder out is the officer’s to match', async () => {
  const issuer = createDivocIssuer();
  const { trust } = trustOfLine({
    keys: [issuer.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
  });
  const verdictOf = async (id: string) => {
    const bytes = await issueDivoc(issuer, { issuedAt: new Date('2021-10-01T00:00:00Z'), subject: { id } });
    const context = { trust, policy: ppu, timeZone: 'Asia/Makassar' };
    return verifyScan({ bytes, ending: 'whole' }, context, new Date('2022-03-01T00:00:00Z'));
  };
  expect(await verdictOf('did:Passport:X0000001')).toMatchObject({ verdict: { decision: 'admit' } });
  expect(await verdictOf('962433308V')).toMatchObject({
    outcome: 'verified',
    verdict: { decision: 'refer', category: 'kuning', reasons: [{ code: 'HOLDER_UNSIGNED' }] },
  });
});
