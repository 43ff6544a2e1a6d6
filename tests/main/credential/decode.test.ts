import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toContent } from '../../../src/main/credential/content.ts';
import { decode, formatOf } from '../../../src/main/credential/decode.ts';
import { CredentialError } from '../../../src/main/credential/errors.ts';
import { createIssuer, issueHcert } from '../../support/issuer/hcert.ts';

const NOW = new Date('2022-02-24T06:05:00Z');

test('a health certificate goes to its decoder', async () => {
  const issuer = await createIssuer({ country: 'ID' }, NOW);
  const content = toContent(
    Buffer.from(issueHcert(issuer, { issuedAt: NOW, expiresAt: new Date('2023-02-24T00:00:00Z') })),
  );
  expect(formatOf(content)).toBe('hcert');
  expect((await decode(content)).credential.holder.name).toBe('Siti Aminah Kartanegara');
});

test('the format is known even where the content is broken', async () => {
  const content = toContent(Buffer.from('HC1:~'));
  expect(formatOf(content)).toBe('hcert');
  await expect(decode(content)).rejects.toMatchObject({ code: 'BASE45_INVALID' });
});

test('what no format announces is classified', async () => {
  const content = toContent(Buffer.from('https://example.id/'));
  expect(formatOf(content)).toBeNull();
  await expect(decode(content)).rejects.toMatchObject({ code: 'NOT_A_CREDENTIAL_URL' });
});

test('no bytes make it throw anything but its own errors', async () => {
  const announced = fc
    .tuple(
      fc.constantFrom('HC1:', 'shc:/', '{"data":', 'PK\u0003\u0004', '{"@context":', ''),
      fc.uint8Array(),
    )
    .map(([head, tail]) => Buffer.concat([Buffer.from(head), tail]));
  await fc.assert(
    fc.asyncProperty(announced, async (bytes) => {
      await expect(decode(toContent(bytes))).rejects.toBeInstanceOf(CredentialError);
    }),
    { numRuns: 1000 },
  );
});
