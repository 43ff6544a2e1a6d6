import type { Check, Finding } from '#shared/domain/diagnostics.ts';

/** What is said of the look at the machine, in Indonesian; texts.en.ts has the same keys. */
export const id = {
  heading: 'Keadaan kios ini',
  looking: 'Memeriksa…',
  again: 'Periksa lagi',
  bundle: 'Simpan berkas bantuan',
  'bundle.note':
    'Untuk tim TI: hasil ini, pengaturan, dan catatan gangguan. Tanpa nama, kunjungan, atau kunci.',
  'bundle.saved': 'Tersimpan: {file}',
  'end.sure': 'Tutup kios? Pemindaian berhenti sampai dibuka lagi.',
  'state.ok': 'Baik',
  'state.warn': 'Perhatikan',
  'state.bad': 'Bermasalah',
  'check.program': 'Program',
  'check.disk': 'Ruang cakram',
  'check.clock': 'Jam',
  'check.log': 'Berkas catatan',
  'check.chain': 'Rantai catatan',
  'check.key': 'Kunci catatan',
  'check.trust': 'Daftar kunci penerbit',
  'check.scanner': 'Pemindai',
  'check.displays': 'Layar',
  'check.stability': 'Gangguan',
  PROGRAM: 'Gerbang {gerbang}, Electron {electron}, {system}',
  DISK_ENOUGH: '{freeMb, number} MB kosong; catatan {logMb, number} MB.',
  DISK_LOW: 'Hanya {freeMb, number} MB kosong. Hapus berkas lain yang tidak dipakai.',
  DISK_FULL:
    'Hampir penuh: {freeMb, number} MB kosong. Kosongkan ruang sekarang; tanpa ruang kios menolak semua.',
  DISK_UNKNOWN: 'Ruang cakram tidak dapat dibaca. Hubungi TI.',
  CLOCK_PLAUSIBLE: 'Tidak ada kejanggalan.',
  CLOCK_BEHIND_LOG:
    'Jam tertinggal: kunjungan terakhir {minutes, number} menit di masa depan. Setel jam komputer.',
  CLOCK_BEHIND_TRUST:
    'Jam tertinggal: daftar kunci diambil {minutes, number} menit di masa depan. Setel jam komputer.',
  CLOCK_JUMPED: 'Jam melompat {times, number} kali dalam 7 hari. Periksa jam dan baterai papan induk.',
  CLOCK_AHEAD:
    'Kunjungan terakhir {days, number} hari yang lalu. Bila kantor tidak tutup selama itu, jam terlalu maju.',
  LOG_WHOLE: 'Utuh; {rows, number} baris.',
  LOG_LARGE: '{rows, number} baris. Terlalu besar untuk diperiksa di sini; pakai gerbang doctor.',
  LOG_NONE: 'Belum ada catatan.',
  LOG_DAMAGED: 'Rusak. Jangan hapus apa pun; hubungi TI untuk memulihkan dari cadangan.',
  LOG_UNREADABLE: 'Tidak dapat dibuka ({code}). Hubungi TI.',
  CHAIN_WHOLE: 'Semua {rows, number} baris seperti ketika ditulis.',
  CHAIN_BROKEN: 'Baris {seq, number} tidak seperti ketika ditulis ({problem}). Hubungi TI.',
  CHAIN_NOT_WALKED: 'Kios memeriksanya sendiri setiap hari; gerbang doctor memeriksanya sekarang.',
  KEY_IN_STORE: 'Dijaga oleh sistem operasi.',
  KEY_IN_FILE: 'Hanya dijaga oleh izin berkas. Enkripsi cakram komputer ini.',
  KEY_NONE: 'Belum ada kunci.',
  KEY_UNREADABLE: 'Berkas kunci tidak terbaca. Pulihkan dari cadangan dengan kode pemulihan.',
  TRUST_FRESH: '{keys, number} kunci; diperbarui {days, plural, =0 {hari ini} other {# hari yang lalu}}.',
  TRUST_STALE: '{keys, number} kunci; terakhir diperbarui {days, number} hari yang lalu. Perbarui daftar.',
  TRUST_EMPTY: 'Kosong: semua sertifikat ditolak. Impor daftar kepercayaan.',
  TRUST_UNREADABLE: 'Tidak dapat dibuka. Hubungi TI.',
  SCANNER_SET: 'Diatur: {kind}.',
  SCANNER_CONNECTED: 'Terhubung: {device}.',
  SCANNER_TYPES: 'Terhubung dengan mode papan ketik: cara terlemah. HID POS atau serial lebih aman.',
  SCANNER_NOT_THERE: 'Tidak terhubung ({state}). Periksa kabel USB, lalu halaman Pemindai.',
  SCANNER_NOT_SET: 'Belum diatur. Buka halaman Pemindai.',
  DISPLAYS: '{count, number}: {sizes}',
  STABLE: 'Tidak ada dalam {days, number} hari.',
  CRASHED:
    'Dalam {days, number} hari: layar pulih {screens, number} kali, kios dimulai ulang {kiosks, number} kali. Bila sering, simpan berkas bantuan untuk TI.',
} as const satisfies Readonly<
  Record<Finding | `check.${Check['check']}` | `state.${Check['state']}`, string> & Record<string, string>
>;
export type DiagnosticsKey = keyof typeof id;
