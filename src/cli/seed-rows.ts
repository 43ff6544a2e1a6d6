import type { NewEntry } from '#shared/domain/entry.ts';
import type { ReasonCode } from '#shared/domain/reason.ts';
import type { Category } from '#shared/domain/verdict.ts';
import type { NewStep } from '#shared/domain/visit.ts';

/** What made-up entries say that they were read by: no scanner of ours is called so. */
export const SEED_SOURCE = 'seed';

const FIRST =
  `Siti Nur Dewi Sri Rina Maya Indah Ratna Fitri Wulan Ayu Putri Lestari Yuni Endang Eka Agus Budi Rahmat
  Muhammad Ahmad Andi Hendra Joko Slamet Bambang Rizky Dimas Fajar Yusuf Ibrahim Abdul Syahrul Taufik Wahyu Hasan
  Made Wayan Ketut Maria Yohanes Petrus Agustinus Kristina Nurul Aisyah Khadijah Zulkifli`.split(/\s+/);
const LAST =
  `Hidayat Santoso Wibowo Setiawan Kurniawan Saputra Pratama Nugroho Lestari Wahyuni Aminah Rahmawati
  Susanti Handayani Nurhaliza Syahputra Siregar Nasution Simanjuntak Tambunan Lubis Harahap Manurung Panjaitan
  Permata Kartanegara Paser Penajam Aji Sulaiman Ismail Yunus Dacosta Fernandes Tandi Pasaribu`.split(
    /[ \n]+/,
  );
const VILLAGES = [
  'Penajam',
  'Petung',
  'Nipah-Nipah',
  'Girimukti',
  'Waru',
  'Sepaku',
  'Babulu Darat',
  'Lawe-Lawe',
];
const PURPOSES = [
  'Mengurus KTP',
  'Surat keterangan',
  'Rapat',
  'Mengantar berkas',
  'Konsultasi',
  'Pajak daerah',
];

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** An entry with what happened to it afterwards; `ref` is its place once it has one. */
export interface SeedVisit {
  readonly entry: NewEntry;
  readonly steps: (ref: number) => NewStep[];
}

export interface SeedOptions {
  readonly visits: number;
  /** Over so many days, the last of which ends now. */
  readonly days: number;
  readonly now: Date;
  /** The same number makes the same people. */
  readonly seed: number;
}

/** People as they come to an office in Penajam: most vaccinated, in the mornings most, some typed in. All made up. */
export function* seedVisits({ visits, days, now, seed }: SeedOptions): Generator<SeedVisit> {
  const chance = chanceOf(seed);
  const pick = <T>(list: readonly T[], otherwise: T): T =>
    list[Math.floor(chance() * list.length)] ?? otherwise;
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  for (let i = 0; i < visits; i += 1) {
    // The office opens at 07.30 WITA, half an hour before midnight UTC; the order of time is the order of rows.
    const place = (i / visits) * days;
    const day = today - (days - Math.floor(place)) * DAY_MS;
    const hours = -0.5 + 9 * (place % 1) ** 1.3;
    const at = Math.min(day + hours * HOUR_MS, now.getTime());
    const dice = chance();
    const category: Category =
      dice < 0.9 ? 'hijau' : dice < 0.96 ? 'kuning' : dice < 0.998 ? 'merah' : 'hitam';
    const manual = chance() < 0.08;
    const name = `${pick(FIRST, 'Siti')} ${chance() < 0.5 ? `${pick(FIRST, 'Nur')} ` : ''}${pick(LAST, 'Hidayat')}`;
    const time = new Date(at).toISOString();
    const year = 1950 + Math.floor(chance() * 58);
    yield {
      entry: {
        at: time,
        kind: manual ? 'manual' : 'scan',
        person: chance() < 0.25 ? 'pegawai' : 'pengunjung',
        source: SEED_SOURCE,
        format: manual ? null : 'hcert',
        outcome: manual ? 'untrusted' : 'verified',
        verdict: {
          decision: DECISIONS[category],
          category,
          reasons: [{ code: manual ? 'MANUAL_ENTRY' : REASONS[category] }],
        },
        issuer: manual ? null : 'ID',
        keyId: manual ? null : 'c2VlZA==',
        policy: 'ppu/0',
        officerId: manual ? 1 : null,
        tracked: false,
        holder: { name, birthDate: `${year}-0${1 + Math.floor(chance() * 9)}-1${Math.floor(chance() * 10)}` },
        details: manual
          ? {
              nik: `6409${String(Math.floor(chance() * 1e12)).padStart(12, '0')}`,
              phone: `+6281${Math.floor(1e8 + chance() * 9e8)}`,
              village: pick(VILLAGES, 'Penajam'),
              purpose: pick(PURPOSES, 'Rapat'),
            }
          : null,
      },
      steps: (ref) =>
        category === 'kuning'
          ? [{ kind: 'decision', at: time, ref, officerId: 1, decision: 'admit', reason: 'PAPER_PROOF_SEEN' }]
          : [],
    };
  }
}

const DECISIONS = { hijau: 'admit', kuning: 'refer', merah: 'deny', hitam: 'deny' } as const;
const REASONS: Readonly<Record<Category, ReasonCode>> = {
  hijau: 'VACCINATION_COMPLETE',
  kuning: 'VACCINATION_PARTIAL',
  merah: 'TEST_EXPIRED',
  hitam: 'TEST_POSITIVE',
};

/** Numbers from 0 to 1, the same for the same seed (mulberry32). For made-up people only. */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
