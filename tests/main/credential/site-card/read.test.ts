import { encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OFFICE_KINDS } from '#shared/domain/office.ts';
import { CardOffice } from '#shared/domain/site-card.ts';
import { toContent } from '../../../../src/main/credential/content.ts';
import { CARD_PREFIX, isSiteCard, readSiteCard } from '../../../../src/main/credential/site-card/read.ts';
import { decodeBase45 } from '../../../../src/main/credential/hcert/base45.ts';
import { judgeCard } from '../../../../src/main/provisioning/judge-card.ts';
import { makeCard } from '../../../../src/main/provisioning/make.ts';
import { encodeBase45 } from '../../../../src/main/staff/base45.ts';
import { signMessage } from '../../../../src/main/staff/sign-message.ts';
import { CAMAT, cardText, REGENCY } from '../../../support/site-cards.ts';

const read = (text: string) => readSiteCard(toContent(Buffer.from(text)));
const POLICIES = ['ppu', 'booster', 'eu-like'];
const judge = (text: string) =>
  judgeCard(Buffer.from(text), {
    pinned: null,
    hasPolicy: ({ id, hash }) => hash === null && POLICIES.includes(id),
  });

const offices = fc
  .record({
    name: fc.stringMatching(/^[A-Za-z][A-Za-zé '().,-]{0,60}[A-Za-z]$/),
    code: fc.stringMatching(/^[A-Z0-9][A-Z0-9.-]{0,10}[A-Z0-9]$/),
    kind: fc.constantFrom(...OFFICE_KINDS),
    timeZone: fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'),
    languages: fc.constantFrom(['id'], ['en'], ['id', 'en'], ['en', 'id']),
    policy: fc.constantFrom(...POLICIES),
    trust: fc.constantFrom([], ['https://trust.example/list.json']),
    capacity: fc.option(fc.integer({ min: 1, max: 100_000 })),
    retentionDays: fc.integer({ min: 1, max: 3650 }),
  })
  .map((office) => CardOffice.parse(office));
const moments = fc.date({ min: new Date(0), max: new Date('2999-01-01'), noInvalidDate: true });

describe('a site card', () => {
  test('says again what was signed', () => {
    fc.assert(
      fc.property(offices, moments, fc.boolean(), (office, at, isBound) => {
        const policies = isBound ? [{ id: office.policy, text: '', hash: '0f'.repeat(32) }] : [];
        const { code, content } = makeCard(office, { key: REGENCY, at, policies });
        const said = { content, key: REGENCY.raw, policyText: null };
        const taken = (text: string) =>
          judgeCard(Buffer.from(text), {
            ...{ pinned: null, hasPolicy: ({ hash }) => hash === (isBound ? '0f'.repeat(32) : null) },
          });
        expect(taken(code)).toEqual(said);
        // Scanners add blanks; files end with a line's end.
        expect(taken(` ${code}\r\n`)).toEqual(said);
      }),
    );
  });

  test('with any bit of it altered is refused', () => {
    const bytes = decodeBase45(cardText().slice(CARD_PREFIX.length));
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const altered = Uint8Array.from(bytes);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(['CARD_FORGED', 'CARD_DAMAGED']).toContain(judge(`${CARD_PREFIX}${encodeBase45(altered)}`));
    }
  });

  test('cut off anywhere, or with anything more, is refused', () => {
    const text = cardText();
    for (let end = CARD_PREFIX.length; end < text.length; end += 1)
      expect(judge(text.slice(0, end))).toBe('CARD_DAMAGED');
    for (const more of ['0', '00', '000', 'A0', ' :', text])
      expect(judge(`${text}${more}`)).toBe('CARD_DAMAGED');
  });

  test('is told by its beginning, in every version; another version is named as such', () => {
    expect(isSiteCard(toContent(Buffer.from('GERBANG-SITE7:ABC')))).toBe(true);
    expect(isSiteCard(toContent(Buffer.from('GERBANG-OFFICE:KEC-01')))).toBe(false);
    expect(judge('GERBANG-SITE2:ABC')).toBe('CARD_VERSION');
    expect(judge('HC1:ABC')).toBe('CARD_NONE');
    expect(judge('')).toBe('CARD_NONE');
  });

  test('never throws, whatever stands behind the beginning', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.uint8Array().map(encodeBase45)), (rest) => {
        expect(judge(`${CARD_PREFIX}${rest}`)).toMatch(/^CARD_/);
      }),
    );
  });

  test('of a policy that this version does not have is refused', () => {
    expect(judge(cardText({ policy: 'tahun-depan' }))).toBe('CARD_POLICY');
  });

  test('fits a code that a scanner reads at a glance', () => {
    const long = {
      name: 'Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah Kabupaten Penajam',
    };
    expect(cardText(long).length).toBeLessThan(600);
    expect(cardText()).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
  });
});

describe('what is well signed and still none', () => {
  const fields = new Map<number, unknown>([
    [1, 'Diskominfo'],
    [2, 1_700_000_000],
    [3, REGENCY.raw],
    [4, CAMAT.name],
    [5, CAMAT.code],
    [6, CAMAT.kind],
    [7, CAMAT.timeZone],
    [8, CAMAT.languages],
    [9, CAMAT.policy],
    [10, CAMAT.trust],
    [11, CAMAT.capacity],
    [12, CAMAT.retentionDays],
  ]);
  const signed = (...changes: (readonly [number, unknown])[]) =>
    `${CARD_PREFIX}${encodeBase45(signMessage(new Map([...fields, ...changes]), REGENCY))}`;

  test('the sample itself is one', () => {
    expect(read(signed())).toMatchObject({ content: { office: { name: CAMAT.name } } });
  });

  test.each([
    ['a field more', [14, true]],
    ['a policy’s hash that is none', [13, true]],
    ['a policy’s hash that is too short', [13, new Uint8Array(31)]],
    ['no policy’s hash where there is a field for it', [13, null]],
    ['a name that is a formula', [4, '=HYPERLINK("http://example.test")']],
    ['a name in two lines', [4, 'Kantor\nCamat']],
    ['a name that turns the line around', [4, 'Kantor \u202etamaC']],
    ['a code with a path in it', [5, '../../etc']],
    ['a code in small letters', [5, 'kec-01']],
    ['a kind that there is not', [6, 'istana']],
    ['no time zone', [7, 'Asia/Penajam']],
    ['a language twice', [8, ['id', 'id']]],
    ['no language', [8, []]],
    ['a list that is not fetched safely', [10, ['http://trust.example/list.json']]],
    ['a list on this machine’s disk', [10, ['file:///etc/passwd']]],
    ['no room for anybody', [11, 0]],
    ['half a person', [11, 1.5]],
    ['data kept for ever', [12, 1_000_000]],
    ['a key that is too short', [3, REGENCY.raw.subarray(1)]],
    ['a moment before time', [2, -1]],
  ] as const)('%s', (_, change) => {
    expect(read(signed(change))).toBe('CARD_DAMAGED');
  });

  test('a message that is no map', () => {
    expect(read(`${CARD_PREFIX}${encodeBase45(encode('card'))}`)).toBe('CARD_DAMAGED');
  });
});
