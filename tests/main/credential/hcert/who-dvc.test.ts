import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Credential } from '#shared/domain/credential.ts';
import { toContent } from '../../../../src/main/credential/content.ts';
import { decode } from '../../../../src/main/credential/decode.ts';
import { CredentialError } from '../../../../src/main/credential/errors.ts';
import { readWhoDvc } from '../../../../src/main/credential/hcert/who-dvc.ts';
import { dvc2024, icvp, icvp2026, IMOVAX_POLIO, issueDvc, STAMARIL } from '../../../support/issuer/dvc.ts';
import { createIssuer, type Issuer, issueHcert } from '../../../support/issuer/hcert.ts';

const NOW = new Date('2022-02-24T06:05:00Z');
const DATES = { issuedAt: NOW, expiresAt: new Date('2023-02-24T00:00:00Z') };

let issuer: Issuer;
beforeAll(async () => {
  issuer = await createIssuer({ country: 'ID' }, NOW);
});

async function read(payload: unknown): Promise<Credential> {
  const { credential } = await decode(toContent(Buffer.from(issueDvc(issuer, { ...DATES, payload }))));
  return Credential.parse(credential);
}

const first = async (payload: unknown) => (await read(payload)).statements[0];

describe('of the amended International Health Regulations (smart-icvp 0.3)', () => {
  test('one entry: its disease follows from WHO’s product, and its period is the certificate’s', async () => {
    expect(await read(icvp())).toMatchObject({
      format: 'hcert',
      profile: 'who-dvc',
      holder: { name: 'Siti Aminah', birthDate: '1985-04-17', documentNumber: 'X0000001' },
      validDays: { first: '2021-09-11' },
      statements: [
        {
          kind: 'vaccination',
          disease: '16541001',
          diseases: ['yellow-fever'],
          product: { code: STAMARIL },
          certifiedBy: 'KKP Contoh',
          date: '2021-09-01',
        },
      ],
    });
  });

  test('several entries: each has its own period', async () => {
    const read2 = await read(
      icvp({ vle: '2031-09-10' }, { vp: IMOVAX_POLIO, dt: '2021-10-01', vls: '2021-10-29' }),
    );
    expect(read2.validDays).toBeUndefined();
    expect(read2.statements).toMatchObject([
      { diseases: ['yellow-fever'], validFrom: '2021-09-11', validUntil: '2031-09-10' },
      { diseases: ['polio'], validFrom: '2021-10-29' },
    ]);
  });

  test('an entry that stands bare, as the first issuers write it', async () => {
    const { v: _, ...person } = icvp();
    const bare = { ...person, v: { vp: STAMARIL, dt: '2021-09-01', bo: 'L1', vls: '2021-09-01' } };
    expect(await first(bare)).toMatchObject({ diseases: ['yellow-fever'], date: '2021-09-01' });
  });

  test.each([
    ['a3K3X000006MihuUAC', 'yellow fever by its id of 2026', ['yellow-fever']],
    ['DiphtheriaTetanusPertussProductf4177b409d09d83e48630717437c5aea', 'a hexavalent one', 6],
    ['YellowFeverProductd8a09f80301dc05e124f99ffe7711fc', 'an id that is one digit short', []],
    ['a3K3X000005atXXUAI', 'an id that is not known', []],
    ['1', 'a number', []],
  ])('%s: %s', async (vp, _, diseases) => {
    const statement = await first(icvp({ vp }));
    const found = statement?.kind === 'vaccination' ? statement.diseases : undefined;
    expect(typeof diseases === 'number' ? found?.length : found).toEqual(diseases);
    if (found?.length === 0) expect(statement?.disease).toBe('64572001');
  });

  test('a product against COVID-19 is', async () => {
    const vp = 'Covid19Product2afac141c6a2f5d7231a1db67e0613a5';
    expect(await first(icvp({ vp }))).toMatchObject({ disease: '840539006', diseases: ['covid-19'] });
  });
});

describe('of 2024', () => {
  test('names its disease, its kind of vaccine, and a dose in words', async () => {
    expect(await read(dvc2024())).toMatchObject({
      holder: { documentNumber: '3174000000000001' },
      validDays: { first: '2021-09-11', last: '2031-09-10' },
      statements: [{ disease: '16541001', diseases: ['yellow-fever'], product: { code: 'XM0N24' } }],
    });
  });

  test.each([
    ['Primary', undefined],
    ['P', undefined],
    ['B', undefined],
    ['boosterDose', undefined],
    ['firstDose', 1],
    ['secondDose', 2],
    ['second', 2],
    ['Fifth Dose', 5],
    ['3', 3],
    [4, 4],
    [null, undefined],
    ['', undefined],
  ])('dose %j is number %s', async (dn, dose) => {
    const statement = await first(dvc2024({ dn }));
    expect(statement?.kind === 'vaccination' ? statement.dose : NaN).toBe(dose);
  });

  test.each([
    ['1D47', 'XM0N24', '16541001', ['yellow-fever']],
    ['RA01', 'XM8NQ0', '840539006', ['covid-19']],
    ['RA01', '871772009', '840539006', ['covid-19']],
    ['1C13', 'XM31Q8', '397430003', ['tetanus', 'diphtheria', 'pertussis']],
    ['1D47', 'XM8NQ0', '16541001', ['yellow-fever']],
    ['something', 'XM8NQ0', '64572001', []],
    [undefined, 'XM0N24', '16541001', ['yellow-fever']],
    [undefined, 'XM8NQ0', '840539006', ['covid-19']],
    [undefined, 'vaccine', '64572001', []],
    [{ code: '1D47', system: 'http://id.who.int/icd/release/11/mms' }, 'x', '16541001', ['yellow-fever']],
  ])('disease %j with vaccine %s', async (tg, vp, disease, diseases) => {
    const statement = await first(dvc2024({ tg, vp }));
    expect(statement?.kind === 'vaccination' && [...(statement.diseases ?? [])].sort()).toEqual(
      [...diseases].sort(),
    );
    const isTdap = diseases.length > 1;
    if (!isTdap) expect(statement?.disease).toBe(disease);
  });

  test('a brand that has a name is the product', async () => {
    expect(await first(dvc2024({ mp: 'Stamaril' }))).toMatchObject({
      product: { code: 'Stamaril' },
      prophylaxis: { code: 'XM0N24' },
    });
  });
});

describe('of 2026', () => {
  test('its entry is `vx`, its `v` a version, its `dt` a kind of document', async () => {
    expect(await read(icvp2026())).toMatchObject({
      holder: { name: 'Siti Aminah', documentNumber: 'X0000001' },
      statements: [{ diseases: ['yellow-fever'], certifiedBy: 'IDN', date: '2021-09-01' }],
    });
  });

  test('the date of its entry as it was called at first', async () => {
    expect(await first(icvp2026({ dv: undefined, dt: '2021-09-02' }))).toMatchObject({ date: '2021-09-02' });
  });
});

describe('what is none', () => {
  const entries = (count: number) => Array.from({ length: count }, () => ({}));

  test.each([
    ['no name', { ...icvp(), n: '' }],
    ['no entry', { ...icvp(), v: [] }],
    ['a version without an entry', { ...icvp2026(), vx: undefined }],
    ['no date', icvp({ dt: undefined })],
    ['a date that is none', icvp({ dt: 'yesterday' })],
    ['a dose that is none', dvc2024({ dn: 1.5 })],
    ['a dose of many', dvc2024({ dn: 100 })],
    ['two certificates', [icvp(), icvp()]],
    ['an empty map', {}],
  ])('%s: SCHEMA_INVALID', async (_, payload) => {
    await expect(read(payload)).rejects.toMatchObject({ code: 'SCHEMA_INVALID' });
  });

  test.each([
    ['21 entries', icvp(...entries(21))],
    ['a long name', { ...icvp(), n: 'x'.repeat(501) }],
    ['a product of 10,000 letters', icvp({ vp: 'x'.repeat(10_000) })],
    ['a name beyond the limit for all formats', { ...icvp(), n: 'x'.repeat(162) }],
  ])('%s: CREDENTIAL_TOO_LARGE', async (_, payload) => {
    await expect(read(payload)).rejects.toMatchObject({ code: 'CREDENTIAL_TOO_LARGE' });
  });

  test('twenty entries are read', async () => {
    expect((await read(icvp(...entries(20)))).statements).toHaveLength(20);
  });

  test('a date that no calendar has stays as it is written', async () => {
    expect(await first(icvp({ dt: '2021-02-30' }))).toMatchObject({ date: '2021-02-30' });
  });

  test('any value at all is read or refused with a code', () => {
    const member = fc.anything({ maxDepth: 3 });
    const entry = fc.record(
      { vp: member, dt: member, dn: member, tg: member, vls: member },
      { requiredKeys: [] },
    );
    const payload = fc.record({ n: fc.string(), v: fc.oneof(member, entry, fc.array(entry)), vx: entry });
    fc.assert(
      fc.property(fc.oneof(member, payload), (value) => {
        try {
          return readWhoDvc(value).statements.length > 0;
        } catch (error) {
          return error instanceof CredentialError;
        }
      }),
    );
  });
});

test.each([
  ['a list of links', [{ u: 'shlink:/eyJ1cmwiOiJ4In0' }]],
  ['one link', { u: 'vhlink:/eyJ1cmwiOiJ4In0' }],
  ['a bare text', 'vhlink:/eyJ1cmwiOiJ4In0'],
])('a signed health link is named as one: %s', async (_, payload) => {
  const code = issueHcert(issuer, { ...DATES, claim: 5, payload });
  await expect(decode(toContent(Buffer.from(code)))).rejects.toMatchObject({ code: 'HEALTH_LINK' });
});

test('a medication overview is a format that is not read', async () => {
  const code = issueHcert(issuer, { ...DATES, claim: -7, payload: { n: 'Siti Aminah' } });
  await expect(decode(toContent(Buffer.from(code)))).rejects.toMatchObject({ code: 'FORMAT_UNSUPPORTED' });
});
