/** What is said of the card and the poster of this office, in Indonesian; texts.en.ts has the same keys. */
export const id = {
  'dialog.title': 'Pakai kartu kantor ini?',
  'dialog.pins': 'Mulai sekarang kios ini hanya menerima kartu dengan kunci ini. Cocokkan sidik jarinya.',
  'dialog.take': 'Pakai kartu',
  'dialog.failed': 'Belum berhasil ({code}). Setelan lama tetap berlaku.',
  'card.title': 'Kartu kantor',
  'card.hint': 'Pindai kartu sekarang, atau buka berkasnya. Setelan baru berlaku setelah Anda setuju.',
  'card.nobody': 'Belum ada kunci kabupaten. Kartu sah pertama yang dipakai menetapkannya.',
  'card.takes': 'Kios ini hanya menerima kartu dengan kunci ini:',
  'card.forget': 'Lupakan kunci ini…',
  'forget.title': 'Lupakan kunci kabupaten?',
  'forget.note':
    'Setelah itu kartu sah berikutnya menetapkan kunci baru, dari siapa pun. Lakukan hanya bila Diskominfo mengganti kuncinya.',
  'forget.yes': 'Lupakan kunci',
  forgotten: 'Kunci dilupakan. Setelan kantor tidak berubah.',
  'poster.title': 'Poster pintu',
  'poster.hint': 'A4, dua bahasa: nama kantor, cara memegang ponsel, arti empat warna.',
  'poster.code': 'Kode kantor',
  'poster.codeNote': 'Seperti di daftar kabupaten, mis. KEC-01. Kosong: poster tanpa kode QR kantor.',
  'poster.codeWrong': 'Hanya A–Z, angka, titik, dan tanda hubung; paling panjang 24.',
  'poster.save': 'Simpan poster (PDF)…',
  'poster.keep': 'Simpan kode',
  'poster.saved': 'Poster disimpan: {file}. Cetak pada A4, skala 100%.',
  'poster.sheets': 'Kartu dan lembar pemasangan semua kantor dibuat Diskominfo di bagian “Semua kantor”.',
} as const;
export type ProvisioningKey = keyof typeof id;
