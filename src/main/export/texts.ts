import type { EntryFormat, EntryKind, PersonKind } from '#shared/domain/entry.ts';
import type { Language } from '#shared/domain/locale.ts';
import type { FollowState, LeaveWay, VisitStanding } from '#shared/domain/visit.ts';

/** What files say around what is in them. */
export interface ExportTexts {
  readonly visits: string;
  readonly cases: string;
  readonly column: Readonly<Record<ColumnName, string>>;
  readonly decision: Readonly<Record<VisitStanding, string>>;
  /** After a decision of an officer's that is against the rules. */
  readonly overruled: string;
  readonly person: Readonly<Record<PersonKind, string>>;
  readonly kind: Readonly<Record<EntryKind, string>>;
  readonly left: Readonly<Record<LeaveWay, string>>;
  readonly inside: string;
  readonly follow: Readonly<Record<FollowState, string>>;
  readonly erased: string;
  readonly pass: string;
  readonly total: string;
  readonly report: {
    readonly daily: string;
    readonly period: string;
    readonly attachment: string;
    readonly notAttached: string;
    readonly noVisits: string;
    readonly made: string;
    readonly by: string;
    readonly narrowed: string;
    readonly hours: string;
    readonly reasons: string;
    readonly decisions: string;
    readonly persons: string;
    readonly officer: string;
    readonly page: string;
    readonly file: string;
  };
}

type ColumnName =
  | 'seq'
  | 'at'
  | 'category'
  | 'decision'
  | 'reason'
  | 'person'
  | 'kind'
  | 'format'
  | 'name'
  | 'born'
  | 'nik'
  | 'phone'
  | 'village'
  | 'purpose'
  | 'host'
  | 'note'
  | 'officer'
  | 'left'
  | 'leftHow'
  | 'follow'
  | 'issuer'
  | 'policy'
  | 'days'
  | 'lastNote'
  | 'touched';

export const EXPORT_TEXTS: Readonly<Record<Language, ExportTexts>> = {
  id: {
    visits: 'Kunjungan',
    cases: 'Tindak lanjut',
    column: {
      seq: 'No.',
      at: 'Waktu ({zone})',
      category: 'Kategori',
      decision: 'Keputusan',
      reason: 'Alasan',
      person: 'Orang',
      kind: 'Cara masuk',
      format: 'Format',
      name: 'Nama',
      born: 'Tanggal lahir',
      nik: 'NIK',
      phone: 'Telepon',
      village: 'Alamat',
      purpose: 'Keperluan',
      host: 'Menemui',
      note: 'Catatan',
      officer: 'Petugas',
      left: 'Keluar ({zone})',
      leftHow: 'Cara keluar',
      follow: 'Tindak lanjut',
      issuer: 'Penerbit',
      policy: 'Aturan',
      days: 'Hari sejak kunjungan',
      lastNote: 'Catatan terakhir',
      touched: 'Terakhir diubah ({zone})',
    },
    decision: {
      admit: 'Diizinkan',
      refer: 'Menunggu',
      deny: 'Ditolak',
      left: 'Pergi tanpa keputusan',
      again: 'Memindai lagi',
    },
    overruled: '(aturan dikesampingkan)',
    person: { pengunjung: 'Pengunjung', pegawai: 'Pegawai' },
    kind: { scan: 'Pindai QR', manual: 'Diketik petugas' },
    left: { again: 'memindai lagi', exit: 'mode keluar', hand: 'dicatat petugas', closing: 'jam tutup' },
    inside: 'di dalam',
    follow: { open: 'Belum dihubungi', contacted: 'Sudah dihubungi', done: 'Selesai' },
    erased: '(dihapus)',
    pass: 'Kartu pegawai',
    total: 'Jumlah',
    report: {
      daily: 'LAPORAN HARIAN KUNJUNGAN',
      period: 'LAPORAN KUNJUNGAN',
      attachment: 'Lampiran: daftar kunjungan',
      notAttached:
        'Daftar kunjungan tidak dilampirkan karena lebih dari {most} baris. Ekspor sebagai XLSX atau CSV.',
      noVisits: 'Tidak ada kunjungan pada masa ini.',
      made: 'Dibuat',
      by: 'oleh',
      narrowed: 'Laporan ini hanya memuat sebagian kunjungan, menurut saringan di layar.',
      hours: 'Kunjungan menurut jam ({zone})',
      reasons: 'Alasan terbanyak',
      decisions: 'Keputusan',
      persons: 'Orang',
      officer: 'Petugas jaga',
      page: 'Halaman',
      file: 'Laporan kunjungan',
    },
  },
  en: {
    visits: 'Visits',
    cases: 'Follow-up',
    column: {
      seq: 'No.',
      at: 'Time ({zone})',
      category: 'Category',
      decision: 'Decision',
      reason: 'Reason',
      person: 'Person',
      kind: 'Came in by',
      format: 'Format',
      name: 'Name',
      born: 'Born',
      nik: 'NIK',
      phone: 'Telephone',
      village: 'Address',
      purpose: 'Purpose',
      host: 'Visits',
      note: 'Note',
      officer: 'Officer',
      left: 'Left ({zone})',
      leftHow: 'Left by',
      follow: 'Follow-up',
      issuer: 'Issuer',
      policy: 'Rules',
      days: 'Days since the visit',
      lastNote: 'Last note',
      touched: 'Last change ({zone})',
    },
    decision: {
      admit: 'Admitted',
      refer: 'Waiting',
      deny: 'Turned away',
      left: 'Left undecided',
      again: 'Scanned again',
    },
    overruled: '(rules overruled)',
    person: { pengunjung: 'Visitor', pegawai: 'Employee' },
    kind: { scan: 'QR scan', manual: 'Typed in' },
    left: { again: 'scanned again', exit: 'exit mode', hand: 'by an officer', closing: 'closing hour' },
    inside: 'inside',
    follow: { open: 'Not contacted', contacted: 'Contacted', done: 'Done' },
    erased: '(erased)',
    pass: 'Staff pass',
    total: 'Total',
    report: {
      daily: 'DAILY REPORT OF VISITS',
      period: 'REPORT OF VISITS',
      attachment: 'Attachment: list of visits',
      notAttached:
        'The list of visits is not attached: it has more than {most} rows. Export it as XLSX or CSV.',
      noVisits: 'There were no visits in this period.',
      made: 'Made',
      by: 'by',
      narrowed: 'This report has only some of the visits, as filtered on the screen.',
      hours: 'Visits by hour ({zone})',
      reasons: 'Most frequent reasons',
      decisions: 'Decisions',
      persons: 'People',
      officer: 'Duty officer',
      page: 'Page',
      file: 'Report of visits',
    },
  },
};

/** A format's name as it is on the screen; null where nothing was shown. */
export function formatName(format: EntryFormat | null, language: Language): string | null {
  if (format === 'pass') return EXPORT_TEXTS[language].pass;
  return format?.toUpperCase() ?? null;
}
