import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ppu } from '../../src/main/policy/presets/ppu.ts';
import { judgeCard } from '../../src/main/provisioning/judge-card.ts';
import { readKeyFile } from '../../src/main/provisioning/regency-key.ts';
import { isExhaustive } from '../support/exhaustive.ts';
import { textOf } from '../support/pdf.ts';
import { gerbang, NOW, testFolder } from './in-process.ts';

/** What reads QR codes off a page, as a scanner does: at 100 dots an inch. */
const canReadPaper = ['pdftoppm', 'zbarimg'].every((tool) => !spawnSync(tool, ['--help']).error);

function codesOf(pdf: string): string[] {
  execFileSync('pdftoppm', ['-r', '100', '-gray', '-png', '-singlefile', pdf, pdf]);
  const read = execFileSync('zbarimg', [
    '--raw',
    '-q',
    '--nodbus',
    '-Sdisable',
    '-Sqrcode.enable',
    `${pdf}.png`,
  ]);
  return read.toString('utf8').trimEnd().split('\n');
}

const SAMPLE = join(import.meta.dirname, '../../docs/offices.sample.csv');

async function withKey() {
  const folder = testFolder();
  const key = join(folder, 'regency.key');
  const made = await gerbang(['site', 'key', '--issuer', 'Diskominfo PPU', '--out', key]);
  return { folder, key, made, out: join(folder, 'made') };
}

describe('site key', () => {
  test('makes a key for its owner only, once, and shows its fingerprint', async () => {
    const { key, made } = await withKey();
    expect(made).toMatchObject({
      code: 0,
      out: [expect.stringMatching(/^(?:[0-9A-F]{4} ){4}[0-9A-F]{4}\tDiskominfo PPU$/)],
    });
    if (process.platform !== 'win32') expect(statSync(key).mode & 0o777).toBe(0o600);
    const before = readFileSync(key, 'utf8');
    expect(await gerbang(['site', 'key', '--issuer', 'Other', '--out', key])).toMatchObject({
      ...{ code: 1, err: expect.stringContaining('never overwritten') },
    });
    expect(readFileSync(key, 'utf8')).toBe(before);
    expect(await gerbang(['site', 'key', '--show', key])).toMatchObject({ code: 0, out: made.out });
    // What is secret of it is in the file alone.
    const { seed } = JSON.parse(before);
    expect([...made.out, made.err].join()).not.toContain(seed);
  });

  test('a wrong call says what is missing; no key is made', async () => {
    const folder = testFolder();
    const file = join(folder, 'k');
    expect(await gerbang(['site', 'key', '--issuer', 'X'])).toMatchObject({ code: 2 });
    expect(await gerbang(['site', 'key', '--out', file])).toMatchObject({ code: 2 });
    expect(await gerbang(['site', 'key', '--out', file, '--issuer', '=1+1'])).toMatchObject({ code: 2 });
    expect(await gerbang(['site', 'key', '--issuer', 'X', '--out', join(folder, 'no/k')])).toMatchObject({
      code: 1,
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('site new', () => {
  test('makes all that the offices of the sample need', async () => {
    const { key, out } = await withKey();
    const ran = await gerbang(['site', 'new', '--csv', SAMPLE, '--key', key, '--out', out]);
    expect(ran.code).toBe(0);
    expect(ran.out.at(1)).toBe('KEC-01\tkec-01-kantor-camat-penajam');
    expect(ran.err).toContain('5 of 5');
    const own = join(out, 'kec-01-kantor-camat-penajam');
    expect(readdirSync(own).sort()).toEqual([
      'kartu-kec-01-kantor-camat-penajam.pdf',
      'kec-01-kantor-camat-penajam.card',
      'pemasangan-kec-01-kantor-camat-penajam.pdf',
      'poster-kec-01-kantor-camat-penajam.pdf',
    ]);
    const card = readFileSync(join(own, 'kec-01-kantor-camat-penajam.card'));
    expect(judgeCard(card, { pinned: null, hasPolicy: () => true })).toEqual({
      content: {
        issuer: 'Diskominfo PPU',
        issuedAt: NOW.toISOString(),
        office: expect.objectContaining({ name: 'Kantor Camat Penajam', capacity: 40 }),
      },
      key: readKeyFile(readFileSync(key, 'utf8')).raw,
      policyText: null,
    });
    const [fingerprint] = (await gerbang(['site', 'key', '--show', key])).out[0]?.split('\t') ?? [];
    for (const kind of ['kartu', 'pemasangan'])
      expect(textOf(readFileSync(join(own, `${kind}-kec-01-kantor-camat-penajam.pdf`)))).toContain(
        fingerprint,
      );
    const poster = textOf(readFileSync(join(own, 'poster-kec-01-kantor-camat-penajam.pdf')));
    for (const words of ['Arahkan kode QR', 'Hold your QR code', 'KEC-01', 'Hijau', 'Red', 'Hitam'])
      expect(poster).toContain(words);
  });

  test.skipIf(!canReadPaper)(
    'what is printed reads as what was signed (skipped where pdftoppm and zbarimg are not installed)',
    async () => {
      const { key, out } = await withKey();
      await gerbang(['site', 'new', '--csv', SAMPLE, '--key', key, '--out', out]);
      for (const name of readdirSync(out)) {
        const card = readFileSync(join(out, name, `${name}.card`), 'utf8').trim();
        const codesOn = (kind: string) => codesOf(join(out, name, `${kind}-${name}.pdf`));
        expect(codesOn('kartu')).toEqual([card]);
        expect(codesOn('pemasangan')).toEqual([card]);
        expect(codesOn('poster')).toEqual([expect.stringMatching(/^GERBANG-OFFICE:[A-Z0-9.-]+$/)]);
      }
    },
  );

  test('many offices in one go, each with its own folder; how long it took is told', async () => {
    const count = isExhaustive ? 80 : 8;
    const { folder, key, out } = await withKey();
    const csv = join(folder, 'offices.csv');
    const rows = Array.from({ length: count }, (_, at) => `Kantor Desa Contoh;DESA-${at};desa`);
    writeFileSync(csv, ['nama;kode;jenis', ...rows].join('\n'));
    const began = performance.now();
    const { code, err } = await gerbang(['site', 'new', '--csv', csv, '--key', key, '--out', out]);
    process.stdout.write(`${count} offices took ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
    expect(code).toBe(0);
    expect(err).toContain(`${count} of ${count}`);
    expect(readdirSync(out)).toHaveLength(count);
    for (const each of readdirSync(out)) expect(readdirSync(join(out, each))).toHaveLength(4);
  });

  test('one wrong row: all that is wrong is told, and nothing is made', async () => {
    const { folder, key, out } = await withKey();
    const csv = join(folder, 'offices.csv');
    writeFileSync(csv, 'nama;kode;kapasitas;kapasitaz\nKantor;A-1;;\n=BAD();../..;-1;\n');
    const { code, out: said, err } = await gerbang(['site', 'new', '--csv', csv, '--key', key, '--out', out]);
    expect([code, said]).toEqual([1, []]);
    expect(err).toContain('the column "kapasitaz" counts for nothing');
    for (const column of ['name', 'code', 'capacity']) expect(err).toContain(`row 3: ${column}: takes`);
    expect(err).not.toContain('BAD');
    expect(readdirSync(folder).sort()).toEqual(['offices.csv', 'regency.key']);
  });

  test('what is in the folder is replaced only when one says so', async () => {
    const { key, out } = await withKey();
    mkdirSync(out);
    writeFileSync(join(out, 'thesis.txt'), 'years of work');
    const call = ['site', 'new', '--csv', SAMPLE, '--key', key, '--out', out];
    expect(await gerbang(call)).toMatchObject({ code: 1, err: expect.stringContaining('not empty') });
    expect(readdirSync(out)).toEqual(['thesis.txt']);
    expect(await gerbang([...call, '--force', '--lang', 'en'])).toMatchObject({ code: 0 });
    expect(readFileSync(join(out, 'thesis.txt'), 'utf8')).toBe('years of work');
    expect(readdirSync(join(out, 'pkm-02-puskesmas-petung'))).toContain(
      'install-pkm-02-puskesmas-petung.pdf',
    );
  });

  test('own policies go along with the cards that name them, which are bound to them', async () => {
    const { folder, key, out } = await withKey();
    const csv = join(folder, 'offices.csv');
    writeFileSync(csv, 'nama;kode;kebijakan\nSatu;A-1;ppu-desa\nDua;A-2;ppu\n');
    const call = ['site', 'new', '--csv', csv, '--key', key, '--out', out];
    expect(await gerbang(call)).toMatchObject({
      ...{ code: 1, err: expect.stringContaining('row 2: policy: takes') },
    });
    const policies = join(folder, 'policies');
    mkdirSync(policies);
    writeFileSync(join(policies, 'desa.json'), JSON.stringify({ ...ppu, id: 'ppu-desa' }));
    expect(await gerbang([...call, '--policies', policies])).toMatchObject({ code: 0 });
    const text = readFileSync(join(out, 'a-1-satu/ppu-desa.policy.json'), 'utf8');
    expect(JSON.parse(text)).toEqual({ ...ppu, id: 'ppu-desa' });
    expect(readdirSync(join(out, 'a-2-dua'))).toHaveLength(4);
    const card = readFileSync(join(out, 'a-1-satu/a-1-satu.card'));
    expect(
      judgeCard(card, { pinned: null, hasPolicy: () => false, policyFile: Buffer.from(text) }),
    ).toMatchObject({ policyText: text });
    if (canReadPaper)
      expect(codesOf(join(out, 'a-1-satu/kartu-a-1-satu.pdf'))).toEqual([card.toString('utf8').trim()]);

    // What no card can name, or has errors, or is there twice.
    writeFileSync(join(policies, 'again.json'), JSON.stringify({ ...ppu, id: 'ppu-desa' }));
    for (const [path, why] of [
      [policies, 'is there twice'],
      [SAMPLE, 'it has errors'],
      [join(folder, 'none'), 'is not there'],
    ] as const)
      expect(await gerbang([...call, '--force', '--policies', path])).toMatchObject({
        ...{ code: 1, err: expect.stringContaining(why) },
      });
    writeFileSync(join(folder, 'ppu.json'), JSON.stringify(ppu));
    expect(await gerbang([...call, '--force', '--policies', join(folder, 'ppu.json')])).toMatchObject({
      ...{ code: 1, err: expect.stringContaining('one of Gerbang’s own') },
    });
  });

  test.each([
    ['no key', (folder: string) => ['--key', join(folder, 'none')], 'is not there'],
    ['a list for a key', () => ['--key', SAMPLE], 'no key made by'],
    ['no list', (_: string, key: string) => ['--key', key, '--csv', key], 'list of offices'],
    ['another language', (_: string, key: string) => ['--key', key, '--lang', 'nl'], '--lang'],
  ])('%s: says so', async (_, more, says) => {
    const { folder, key, out } = await withKey();
    const { code, err } = await gerbang(['site', 'new', '--csv', SAMPLE, '--out', out, ...more(folder, key)]);
    expect(code).toBeGreaterThan(0);
    expect(err).toContain(says);
  });
});
