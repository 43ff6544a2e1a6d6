import { beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '#shared/domain/limits.ts';
import { toContent } from '../../../src/main/credential/content.ts';
import { decode } from '../../../src/main/credential/decode.ts';
import { createDivocIssuer, type DivocIssuer, issueDivoc } from '../../support/issuer/divoc.ts';
import { createIssuer, issueHcert, type Issuer } from '../../support/issuer/hcert.ts';
import {
  createShcIssuer,
  immunization,
  issueShc,
  type Resource,
  SAMPLE_PATIENT,
  type ShcIssuer,
} from '../../support/issuer/shc.ts';
import {
  createVdsNcIssuer,
  issueVdsNc,
  vaccinationMessage,
  type VdsNcIssuer,
} from '../../support/issuer/vds-nc.ts';

/* What no certificate has to say is refused in every format, whoever has signed it. */

const NOW = new Date('2022-02-24T01:00:00Z');
let dcc: Issuer;
let card: ShcIssuer;
let seal: VdsNcIssuer;
let divoc: DivocIssuer;

beforeAll(async () => {
  [dcc, card, seal] = await Promise.all([
    createIssuer({ country: 'ID' }, NOW),
    createShcIssuer(),
    createVdsNcIssuer(NOW),
  ]);
  divoc = createDivocIssuer({ suite: 'Ed25519Signature2020' });
});

type Name = { fn?: string; gn?: string; whole?: string };
const times = { issuedAt: new Date('2022-01-10T00:00:00Z'), expiresAt: new Date('2023-01-10T00:00:00Z') };

/** A certificate of each format on a name. */
const FORMATS: Record<string, (name: Name) => string | Uint8Array | Promise<string | Uint8Array>> = {
  hcert: ({ fn, gn, whole }) =>
    issueHcert(dcc, { ...times, name: whole === undefined ? { fn, gn, fnt: 'X' } : { fn: whole, fnt: 'X' } }),
  ddcc: ({ whole = '' }) =>
    issueHcert(dcc, {
      ...times,
      claim: 3,
      payload: {
        name: whole,
        birthDate: '1985-04-17',
        vaccination: { vaccine: { code: 'XM0GQ8' }, date: '2021-06-01', dose: 2 },
        certificate: { issuer: { identifier: { value: 'x' } } },
      },
    }),
  shc: ({ fn, gn, whole }) =>
    issueShc(card, {
      issuedAt: NOW,
      patient: {
        ...SAMPLE_PATIENT,
        name: [whole === undefined ? { family: fn, given: [gn] } : { text: whole }],
      },
    }),
  'vds-nc': ({ whole = '' }) => issueVdsNc(seal, { message: vaccinationMessage([{}], {}, { n: whole }) }),
  divoc: ({ whole = '' }) => issueDivoc(divoc, { ...times, subject: { name: whole } }),
};

async function outcome(code: string | Uint8Array): Promise<unknown> {
  const content = toContent(typeof code === 'string' ? Buffer.from(code) : code);
  return decode(content).then(
    ({ credential }) => credential,
    (error: unknown) => error,
  );
}

const TOO_LARGE = expect.objectContaining({ code: 'CREDENTIAL_TOO_LARGE' });

describe.each(['hcert', 'shc'])('%s', (format) => {
  const of = async (name: Name) => outcome((await FORMATS[format]?.(name)) ?? '');

  test('takes names as long as the EU’s schema has them, and none that is longer', async () => {
    const eighty = 'Ž'.repeat(LIMITS.namePart);
    expect(await of({ fn: eighty, gn: eighty })).toMatchObject({
      holder: { name: `${eighty} ${eighty}`, familyName: eighty, givenName: eighty },
    });
    expect(await of({ fn: `${eighty}x`, gn: 'Ani' })).toEqual(TOO_LARGE);
    expect(await of({ fn: 'Ani', gn: `${eighty}x` })).toEqual(TOO_LARGE);
    expect(await of({ fn: '𠮷'.repeat(LIMITS.namePart), gn: 'Ani' })).toMatchObject({ format });
  });
});

describe.each(Object.keys(FORMATS))('%s', (format) => {
  const of = async (whole: string) => outcome((await FORMATS[format]?.({ whole })) ?? '');

  test('refuses a name of a thousand letters and one of a hundred thousand', async () => {
    expect(await of('Aع中'.repeat(400))).toEqual(TOO_LARGE);
    // What is larger than any code is refused for that before.
    expect(await of('A'.repeat(60_000))).toMatchObject({
      code: expect.stringMatching(/^(CREDENTIAL_TOO_LARGE|DECOMPRESSED_TOO_LARGE)$/),
    });
  });

  test('reads a name without what is not seen in it', async () => {
    expect(await of('Siti\u202e \u200bAmi\u0000nah')).toMatchObject({ holder: { name: 'Siti Aminah' } });
  });

  test('takes a name without a letter for none', async () => {
    expect(await of('\u3164 \u2800.')).toMatchObject({ holder: { name: '' } });
  });
});

const shc = async (change: { patient?: Resource; resources?: Resource[] }) =>
  outcome(await issueShc(card, { issuedAt: NOW, ...change }));
const dose = (more: Resource) => [immunization('2021-06-01', '208', more)];
const LONG = 'x'.repeat(300);

test.each<[string, () => Promise<unknown>]>([
  [
    'document number',
    () =>
      shc({
        patient: {
          ...SAMPLE_PATIENT,
          identifier: [{ type: { coding: [{ code: 'PPN' }] }, value: LONG }],
        },
      }),
  ],
  ['certifier', () => shc({ resources: dose({ performer: [{ actor: { display: LONG } }] }) })],
  ['product', () => shc({ resources: dose({ vaccineCode: { coding: [{ code: LONG }] } }) })],
  ['code system', () => shc({ resources: dose({ vaccineCode: { coding: [{ code: '1', system: LONG }] } }) })],
  [
    'list of statements',
    () => shc({ resources: Array.from({ length: 65 }, () => immunization('2021-06-01')) }),
  ],
  ['issuer of a DCC', () => outcome(issueHcert(dcc, { ...times, iss: LONG }))],
  ['id of a DCC', () => outcome(issueHcert(dcc, { ...times, vaccination: { ci: LONG } }))],
  [
    'id of a DCC beyond its schema',
    () => outcome(issueHcert(dcc, { ...times, vaccination: { ci: LONG + LONG } })),
  ],
  [
    'key id of a DCC',
    () =>
      outcome(
        issueHcert(dcc, { ...times, tamper: { protectedHeaders: new Map([[4, new Uint8Array(300)]]) } }),
      ),
  ],
  ['id of a seal', () => outcome(issueVdsNc(seal, { message: { ...vaccinationMessage(), uvci: LONG } }))],
  [
    'id of a DIVOC certificate',
    () => issueDivoc(divoc, { ...times, evidence: [{ certificateId: LONG }] }).then(outcome),
  ],
])('refuses too long a %s', async (_, made) => expect(await made()).toEqual(TOO_LARGE));

test('a card of sixty-four doses is one', async () => {
  const resources = Array.from({ length: 64 }, () => immunization('2021-06-01'));
  expect(await shc({ resources })).toMatchObject({ format: 'shc' });
});
