/** What is said of a list of offices in Indonesian; offices.en.ts has the same keys. */
export const officesId = {
  'takes.name': 'isi nama 1 sampai 120 huruf, satu baris, tidak diawali = + - atau @',
  'takes.code': 'isi kode paling panjang 24: A–Z, angka, titik, dan tanda hubung',
  'takes.kind': 'isi SKPD, Kecamatan, Kelurahan, Desa, Puskesmas, atau Lain',
  'takes.timeZone': 'isi WIB, WITA, WIT, atau zona waktu IANA',
  'takes.languages': 'isi id, en, atau keduanya; yang pertama untuk layar',
  'takes.policy': 'isi id kebijakan bawaan Gerbang, atau kebijakan sendiri yang berkasnya disertakan',
  'takes.trust': 'isi WHO, berkas, atau paling banyak 4 alamat https',
  'takes.capacity': 'isi bilangan bulat mulai 1, atau kosongkan',
  'takes.retentionDays': 'isi jumlah hari, bilangan bulat 1 sampai 3650',
  SAME_CODE: 'sama dengan baris {before, number}',
  FILE_UNREADABLE: 'berkas tidak dapat dibaca; salin ke komputer ini, lalu coba lagi',
  FILE_TOO_LARGE: 'berkas terlalu besar: paling besar 8 MB',
  TOO_MUCH_INSIDE: 'isi berkas tidak wajar untuk daftar kantor',
  TOO_MANY_ROWS: 'terlalu banyak baris: paling banyak {most, number} kantor',
  OLD_OR_LOCKED: 'berkas Excel lama atau berkata sandi; simpan sebagai .xlsx tanpa kata sandi',
  NOT_A_TABLE: 'ini bukan tabel; pilih berkas .xlsx atau .csv',
  NO_HEADINGS: 'tidak ada baris judul dengan nama (Nama Kantor) dan kode (Kode)',
  NO_ROWS: 'tidak ada kantor di bawah baris judul',
  COLUMN_TWICE: 'ada dua kolom berjudul sama',
} as const;
export type OfficesKey = keyof typeof officesId;
