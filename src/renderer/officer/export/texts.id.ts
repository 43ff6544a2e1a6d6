/** What is said of exports, in Indonesian; texts.en.ts has the same keys. */
export const id = {
  open: 'Ekspor',
  'title.visits': 'Ekspor kunjungan',
  'title.cases': 'Ekspor untuk Satgas',
  'what.visits': 'Kunjungan yang cocok dengan masa, saringan, dan pencarian di layar.',
  'what.cases': 'Orang yang sedang ditindaklanjuti, dengan cara menghubunginya.',
  recorded: 'Setiap ekspor tercatat: siapa, kapan, dan berapa baris.',

  format: 'Jenis berkas',
  'format.xlsx': 'Excel (XLSX)',
  'format.xlsx.detail': 'Tabel untuk dibaca dan dihitung',
  'format.pdf': 'Laporan PDF',
  'format.pdf.detail': 'Untuk dicetak dan ditandatangani',
  'format.csv': 'CSV',
  'format.csv.detail': 'Tabel sederhana untuk program lain',
  'format.jsonl': 'JSON Lines',
  'format.jsonl.detail': 'Data dengan kode, untuk program',

  personal: 'Data pribadi',
  'personal.none': 'Tanpa data pribadi',
  'personal.none.detail': 'Tidak seorang pun dapat dikenali',
  'personal.name': 'Dengan nama',
  'personal.name.detail': 'Nama, keperluan, siapa yang ditemui',
  'personal.all': 'Lengkap',
  'personal.all.detail': 'Juga NIK, telepon, tanggal lahir, alamat, catatan',
  'personal.all.admin': 'Dengan NIK dan telepon: hanya untuk admin',

  choose: 'Pilih tempat simpan…',
  again: 'Ekspor lain',

  running: 'Menulis berkas…',
  'running.count': '{done, number} dari {total, number} baris',
  checking: 'Membaca ulang berkas untuk memastikan isinya benar…',
  'running.hint': 'Pemindaian tetap berjalan. Jendela ini boleh ditutup; ekspor berlanjut.',
  stop: 'Batalkan ekspor',

  done: 'Berkas tersimpan dan sudah dibaca ulang.',
  'done.file': 'Berkas',
  'done.rows': 'Baris',
  'done.size': 'Ukuran',
  'done.digest': 'SHA-256',
  'done.stick': 'Keluarkan flash disk dengan aman sebelum dicabut.',
  cancelled: 'Ekspor dibatalkan. Tidak ada berkas yang tersisa.',

  'fault.TARGET_REFUSED': 'Berkas tidak dapat disimpan dengan nama atau di tempat itu. Pilih tempat lain.',
  'fault.NO_SPACE': 'Ruang di tempat itu tidak cukup. Pilih tempat lain atau kosongkan sebagian.',
  'fault.NOT_WRITTEN': 'Tempat itu tidak dapat ditulisi. Periksa flash disk, lalu coba lagi.',
  'fault.READ_BACK':
    'Isi yang dibaca ulang berbeda dari yang ditulis. Flash disk mungkin rusak; pakai yang lain.',
  'fault.LOG_FAILED': 'Riwayat tidak dapat dibaca atau ekspor tidak dapat dicatat. Hubungi TI.',
  notBegun: 'Ekspor tidak dapat dimulai ({code}).',
  'failed.EXPORT_REFUSED': 'Ekspor lain masih berjalan. Tunggu sampai selesai.',
  'failed.NOT_ALLOWED': 'Hanya admin yang boleh mengekspor data ini.',
  noFile: 'Berkas ini tidak tersimpan.',
} as const;
export type ExportKey = keyof typeof id;
