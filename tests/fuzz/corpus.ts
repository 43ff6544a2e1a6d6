import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDivocIssuer, issueDivoc, signDivoc } from '../support/issuer/divoc.ts';
import { createIssuer, issueHcert } from '../support/issuer/hcert.ts';
import {
  createShcIssuer,
  issueShc,
  issueShcJws,
  observation,
  toNumericChunks,
} from '../support/issuer/shc.ts';
import { createVdsNcIssuer, issueVdsNc, testMessage } from '../support/issuer/vds-nc.ts';

/** Kept inputs: one of each kind at first, then whatever was found. */
export const CORPUS = join(import.meta.dirname, 'corpus');

export function readCorpus(): Buffer[] {
  return readdirSync(CORPUS)
    .sort()
    .map((name) => readFileSync(join(CORPUS, name)));
}

/** @returns its name: `found-` and a part of its digest */
export function keep(input: Uint8Array): string {
  const name = `found-${createHash('sha256').update(input).digest('hex').slice(0, 16)}`;
  mkdirSync(CORPUS, { recursive: true });
  writeFileSync(join(CORPUS, name), input);
  return name;
}

/** Makes the first inputs anew, with fresh keys: credentials of people who do not exist, by issuers whom nobody trusts. */
export async function seedCorpus(): Promise<void> {
  mkdirSync(CORPUS, { recursive: true });
  const now = new Date('2022-02-24T06:00:00Z');
  const when = { issuedAt: new Date('2022-01-10T00:00:00Z'), expiresAt: new Date('2023-01-10T00:00:00Z') };
  const issuer = await createIssuer({ country: 'ID' }, now);
  const card = await createShcIssuer();
  const seal = await createVdsNcIssuer(now);
  const divoc = createDivocIssuer();
  const [chunk = ''] = toNumericChunks(await issueShcJws(card, when), 2);
  const seeds: Readonly<Record<string, string | Uint8Array>> = {
    'hcert-vaccination': issueHcert(issuer, { ...when, vaccination: {} }),
    'hcert-test': issueHcert(issuer, { ...when, test: {} }),
    'hcert-recovery': issueHcert(issuer, { ...when, recovery: {} }),
    'hcert-cwt': issueHcert(issuer, { ...when, tamper: { tags: 'cwt-cose', headers: 'unprotected' } }),
    'shc-immunizations': await issueShc(card, when),
    'shc-test': await issueShc(card, {
      ...when,
      resources: [observation('2022-01-09', '94558-4', '260415000')],
    }),
    'shc-chunk': chunk,
    'vds-nc-vaccination': issueVdsNc(seal),
    'vds-nc-test': issueVdsNc(seal, { type: 'icao.test', message: testMessage() }),
    'divoc-zip': await issueDivoc(divoc, when),
    'divoc-json': JSON.stringify(await signDivoc(divoc, when)),
    url: 'https://www.pedulilindungi.id/qr/verify/abc?x=%20',
  };
  for (const [name, content] of Object.entries(seeds)) writeFileSync(join(CORPUS, name), content);
}
