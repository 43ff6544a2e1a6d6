import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Envelope, preAuthEncoding } from '../../../src/main/update/envelope.ts';
import { judgeManifest, type JudgeOptions } from '../../../src/main/update/judge.ts';
import { Release } from '../../../src/main/update/manifest.ts';
import { fileOf, OURS, releaseOf, signed, signerOf, STRANGER } from '../../support/release.ts';

const kiosk: JudgeOptions = {
  key: OURS,
  running: '0.1.0',
  highest: '0.1.0',
  takenBack: [],
  target: { platform: 'linux', arch: 'x64', kind: 'appimage' },
  now: new Date('2022-03-02T00:00:00Z'),
};
const judge = (bytes: Uint8Array, change: Partial<JudgeOptions> = {}) =>
  judgeManifest(bytes, { ...kiosk, ...change });
const refused = (code: string): object => ({ kind: 'refused', code });

test('a release that is signed, newer, and for this PC is taken', () => {
  expect(judge(signed(releaseOf()))).toEqual({
    kind: 'takes',
    release: releaseOf(),
    file: releaseOf().files[0],
    early: false,
  });
});

test('what is signed is the published encoding: its own example', () => {
  const encoded = preAuthEncoding('http://example.com/HelloWorld', Buffer.from('hello world'));
  expect(encoded.toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
});

describe('whose it is', () => {
  test('a build without a key takes nothing, of nobody', () => {
    expect(judge(signed(releaseOf()), { key: null })).toMatchObject(refused('UPDATE_NO_KEY'));
  });

  test('another’s signature, in whatever name, is refused', () => {
    expect(judge(signed(releaseOf(), { signer: STRANGER }))).toMatchObject(refused('UPDATE_FOREIGN'));
    const disguised = { ...STRANGER, keyid: OURS.keyid };
    expect(judge(signed(releaseOf(), { signer: disguised }))).toMatchObject(refused('UPDATE_FORGED'));
  });

  test('a signature of ours for something else is none for an update', () => {
    const other = signed(releaseOf(), { type: 'application/vnd.gerbang.site-card+json' });
    expect(judge(other)).toMatchObject(refused('UPDATE_MALFORMED'));
    // Renamed afterwards it does not fit any more: the type is signed.
    const renamed = Buffer.from(other.toString().replace('site-card', 'update'));
    expect(judge(renamed)).toMatchObject(refused('UPDATE_FORGED'));
  });

  test('one right signature among others is enough: the key is being changed', () => {
    const [ours, theirs] = [OURS, signerOf(3)].map((signer) =>
      Envelope.parse(JSON.parse(signed(releaseOf(), { signer }).toString())),
    );
    const both = { ...ours, signatures: [...(theirs?.signatures ?? []), ...(ours?.signatures ?? [])] };
    expect(judge(Buffer.from(JSON.stringify(both))).kind).toBe('takes');
  });

  test('no byte of the payload or the signature can be another', () => {
    const bytes = signed(releaseOf());
    const { payload, signatures } = Envelope.parse(JSON.parse(bytes.toString()));
    const parts = [payload, signatures[0]?.sig ?? ''];
    fc.assert(
      fc.property(fc.constantFrom(...parts), fc.nat(), fc.integer({ min: 1, max: 255 }), (part, at, flip) => {
        const raw = Buffer.from(part, 'base64');
        const place = at % raw.length;
        raw[place] = (raw[place] ?? 0) ^ flip;
        const altered = Buffer.from(bytes.toString().replace(part, raw.toString('base64')));
        expect(judge(altered)).toMatchObject(refused('UPDATE_FORGED'));
      }),
    );
  });
});

describe('which version it is', () => {
  test.each([
    ['0.0.9', 'UPDATE_OLDER'],
    ['0.1.0-beta.1', 'UPDATE_OLDER'],
    ['0.2.5', 'UPDATE_OLDER'],
  ])('%s is refused by a kiosk that runs 0.1.0 and has had 0.3.0', (version, code) => {
    expect(judge(signed(releaseOf({ version })), { highest: '0.3.0' })).toMatchObject({
      ...refused(code),
      version,
    });
  });

  test('what runs is current, whatever was there before; what was had is taken again', () => {
    expect(judge(signed(releaseOf({ version: '0.1.0' })), { highest: '0.3.0' }).kind).toBe('current');
    expect(judge(signed(releaseOf({ version: '0.3.0' })), { highest: '0.3.0' }).kind).toBe('takes');
  });

  test('what failed here is not tried again; the next one is', () => {
    const change = { highest: '0.2.0', takenBack: ['0.2.0'] };
    expect(judge(signed(releaseOf()), change)).toMatchObject(refused('UPDATE_TAKEN_BACK'));
    expect(judge(signed(releaseOf({ version: '0.2.1' })), change).kind).toBe('takes');
  });

  test('no version at all is taken that is not above what runs', () => {
    const numbers = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((each) => each.join('.'));
    fc.assert(
      fc.property(numbers, numbers, numbers, (version, running, highest) => {
        const { kind } = judge(signed(releaseOf({ version })), { running, highest });
        const above = (than: string) => version.localeCompare(than, 'en') > 0;
        if (kind === 'takes') expect(above(running) && (above(highest) || version === highest)).toBe(true);
      }),
    );
  });

  test('a day ahead is another’s clock; more is said, and taken', () => {
    const at = (releasedAt: string) => judge(signed(releaseOf({ releasedAt })));
    expect(at('2022-03-02T12:00:00Z')).toMatchObject({ kind: 'takes', early: false });
    expect(at('2023-03-02T12:00:00Z')).toMatchObject({ kind: 'takes', early: true });
  });
});

describe('whom it is for', () => {
  test.each([
    [{ platform: 'win32', arch: 'x64', kind: 'nsis' }],
    [{ platform: 'linux', arch: 'arm64', kind: 'appimage' }],
    [{ platform: 'linux', arch: 'x64', kind: 'deb' }],
    [{ platform: 'linux', arch: 'x64', kind: null }],
  ] as const)('nothing in it for %o', (target) => {
    expect(judge(signed(releaseOf()), { target })).toMatchObject(refused('UPDATE_NO_FILE'));
  });

  test('another product is refused, though signed with our key', () => {
    const other = signed(releaseOf({ product: 'gerbang-server' }));
    expect(judge(other)).toMatchObject(refused('UPDATE_OTHER_PRODUCT'));
  });
});

describe('what is no manifest', () => {
  const file = fileOf('x');
  test.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['no JSON', Buffer.from('\x7fELF')],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['a list', Buffer.from('[]')],
    ['no signature at all', Buffer.from(JSON.stringify({ payloadType: 'x', payload: '', signatures: [] }))],
    ['a huge one', Buffer.from(JSON.stringify({ padding: 'x'.repeat(70_000) }))],
    ['a signed text', signed('hello')],
    ['one with more than we know', signed({ ...releaseOf(), script: 'rm -rf /' })],
    ['a path for a name', signed(releaseOf({ files: [{ ...file, name: '../gerbang.AppImage' }] }))],
    ['a folder for a name', signed(releaseOf({ files: [{ ...file, name: 'a/b.AppImage' }] }))],
    ['a drive for a name', signed(releaseOf({ files: [{ ...file, name: 'C:b.AppImage' }] }))],
    ['a device of Windows', signed(releaseOf({ files: [{ ...file, name: 'nul.AppImage' }] }))],
    ['the manifest’s own name', signed(releaseOf({ files: [{ ...file, name: 'gerbang-update.json' }] }))],
    ['an empty program', signed(releaseOf({ files: [{ ...file, size: 0 }] }))],
    ['a program without end', signed(releaseOf({ files: [{ ...file, size: 2 ** 40 }] }))],
    ['two for the same PC', signed(releaseOf({ files: [file, { ...file, name: 'b.AppImage' }] }))],
    ['nothing in it', signed(releaseOf({ files: [] }))],
    ['notes that steer a terminal', signed(releaseOf({ notes: { id: '\u001b[2J', en: '' } }))],
    ['notes without end', signed(releaseOf({ notes: { id: 'x'.repeat(2001), en: '' } }))],
    ['a version that is none', signed(releaseOf({ version: '0.2' }))],
    ['no time', signed(releaseOf({ releasedAt: 'yesterday' }))],
  ])('%s', (_, bytes) => {
    expect(judge(bytes)).toMatchObject(refused('UPDATE_MALFORMED'));
  });

  test('whatever bytes it has: never taken, never thrown', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 500 }),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          expect(judge(bytes).kind).toBe('refused');
        },
      ),
    );
  });

  test('a list of many long notes still fits', () => {
    const notes = { id: 'Baris.\n'.repeat(280), en: 'Line.\n'.repeat(330) };
    expect(Release.safeParse(releaseOf({ notes })).success).toBe(true);
    expect(judge(signed(releaseOf({ notes }))).kind).toBe('takes');
  });
});
