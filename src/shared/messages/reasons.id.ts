import type { ReasonCatalogue } from './reason-text.ts';

export const reasonsId: ReasonCatalogue = {
  SCAN_EMPTY: {
    sentence: 'Kode tidak terbaca. Silakan dekatkan lagi QR Anda ke alat pemindai.',
    label: 'Pindaian kosong',
  },
  SCAN_TOO_LONG: {
    sentence: 'Kode ini terlalu panjang untuk QR sertifikat. Silakan tunjukkan QR vaksin Anda.',
    label: 'Pindaian terlalu panjang',
  },
  SCAN_INCOMPLETE: {
    sentence: 'Kode terbaca sebagian. Tahan ponsel sebentar, lalu pindai sekali lagi.',
    label: 'Pindaian terputus',
  },
  SCAN_GLUED: {
    sentence: 'Dua kode terbaca sekaligus. Silakan pindai satu QR saja.',
    label: 'Dua kode sekaligus',
  },
  SCAN_DROPPED: {
    sentence:
      'Terlalu banyak pindaian sekaligus: {count, number} belum diperiksa. Silakan pindai sekali lagi.',
    label: 'Pindaian terlalu cepat',
  },
  NOT_A_CREDENTIAL: {
    sentence: 'Ini bukan sertifikat vaksin. Silakan tunjukkan QR sertifikat vaksin Anda.',
    label: 'Bukan sertifikat',
  },
  NOT_A_CREDENTIAL_URL: {
    sentence: 'Ini tautan web, bukan sertifikat vaksin. Silakan tunjukkan QR sertifikat vaksin Anda.',
    label: 'Tautan web',
  },
  NOT_A_CREDENTIAL_WIFI: {
    sentence: 'Ini QR Wi-Fi, bukan sertifikat vaksin. Silakan tunjukkan QR sertifikat vaksin Anda.',
    label: 'QR Wi-Fi',
  },
  NOT_A_CREDENTIAL_PAYMENT: {
    sentence: 'Ini QR pembayaran, bukan sertifikat vaksin. Silakan tunjukkan QR sertifikat vaksin Anda.',
    label: 'QR pembayaran',
  },
  NOT_A_CREDENTIAL_CONTACT: {
    sentence: 'Ini kartu kontak, bukan sertifikat vaksin. Silakan tunjukkan QR sertifikat vaksin Anda.',
    label: 'Kartu kontak',
  },
  ONLINE_ONLY: {
    sentence: 'QR ini hanya bisa diperiksa lewat internet. Silakan tunjukkan QR sertifikat internasional.',
    label: 'Hanya bisa daring',
  },
  HEALTH_LINK: {
    sentence: 'Ini tautan ringkasan kesehatan; kios tidak membukanya. Silakan tunggu petugas.',
    label: 'Tautan ringkasan kesehatan',
  },
  SITE_CARD: {
    sentence:
      'Ini kartu pemasangan kios, bukan sertifikat vaksin. Silakan tunjukkan QR sertifikat vaksin Anda.',
    label: 'Kartu kantor',
  },
  OFFICE_POSTER: {
    sentence: 'Ini kode poster kantor, bukan sertifikat vaksin. Silakan tunjukkan QR sertifikat vaksin Anda.',
    label: 'Kode poster kantor',
  },
  FORMAT_UNSUPPORTED: {
    sentence: 'Jenis sertifikat ini belum bisa dibaca di sini. Silakan hubungi petugas.',
    label: 'Format tidak didukung',
  },
  BASE45_INVALID: {
    sentence: 'Kode sertifikat rusak. Bersihkan layar ponsel, lalu pindai sekali lagi.',
    label: 'Base45 rusak',
  },
  COMPRESSION_INVALID: {
    sentence: 'Isi sertifikat rusak. Silakan pindai sekali lagi atau unduh ulang sertifikatnya.',
    label: 'Kompresi rusak',
  },
  DECOMPRESSED_TOO_LARGE: {
    sentence: 'Isi kode ini tidak wajar untuk sertifikat. Silakan tunjukkan sertifikat asli Anda.',
    label: 'Isi terlalu besar',
  },
  CBOR_INVALID: {
    sentence: 'Isi sertifikat rusak. Silakan pindai sekali lagi atau unduh ulang sertifikatnya.',
    label: 'CBOR rusak',
  },
  CBOR_TOO_DEEP: {
    sentence: 'Isi kode ini tidak wajar untuk sertifikat. Silakan tunjukkan sertifikat asli Anda.',
    label: 'CBOR terlalu dalam',
  },
  COSE_INVALID: {
    sentence: 'Isi sertifikat rusak. Silakan pindai sekali lagi atau unduh ulang sertifikatnya.',
    label: 'COSE rusak',
  },
  CWT_INVALID: {
    sentence: 'Isi sertifikat rusak. Silakan unduh ulang sertifikat Anda.',
    label: 'CWT rusak',
  },
  NUMERIC_INVALID: {
    sentence: 'Kode sertifikat rusak. Bersihkan layar ponsel, lalu pindai sekali lagi.',
    label: 'Angka kode rusak',
  },
  JWS_INVALID: {
    sentence: 'Isi sertifikat rusak. Silakan pindai sekali lagi atau unduh ulang sertifikatnya.',
    label: 'JWS rusak',
  },
  JSON_INVALID: {
    sentence: 'Isi sertifikat rusak. Silakan unduh ulang sertifikat Anda.',
    label: 'JSON rusak',
  },
  ZIP_INVALID: {
    sentence: 'Isi sertifikat rusak. Silakan pindai sekali lagi atau unduh ulang sertifikatnya.',
    label: 'ZIP rusak',
  },
  PROOF_INVALID: {
    sentence: 'Tanda tangan digital sertifikat tidak lengkap. Silakan unduh ulang sertifikatnya.',
    label: 'Bukti digital rusak',
  },
  ALGORITHM_UNSUPPORTED: {
    sentence: 'Tanda tangan digital sertifikat ini tidak dikenal. Silakan hubungi petugas.',
    label: 'Algoritma tidak dikenal',
  },
  SCHEMA_INVALID: {
    sentence: 'Isi sertifikat tidak sesuai aturan. Silakan unduh ulang sertifikat Anda.',
    label: 'Isi tidak sesuai skema',
  },
  CREDENTIAL_TOO_LARGE: {
    sentence: 'Isi sertifikat ini terlalu panjang untuk sertifikat asli. Silakan hubungi petugas.',
    label: 'Isi melebihi batas',
  },
  ISSUER_KEY_UNKNOWN: {
    sentence: 'Penerbit sertifikat ini belum kami kenal. Silakan hubungi petugas.',
    label: 'Kunci penerbit tidak dikenal',
  },
  ISSUER_KEY_WRONG_USE: {
    sentence: 'Penerbit tidak berwenang untuk jenis sertifikat ini. Silakan hubungi petugas.',
    label: 'Kunci salah peruntukan',
  },
  ISSUER_KEY_NOT_VALID_AT_ISSUE: {
    sentence: 'Kunci penerbit tidak berlaku saat sertifikat dibuat. Silakan hubungi petugas.',
    label: 'Kunci tidak berlaku saat terbit',
  },
  ISSUER_MISMATCH: {
    sentence: 'Nama penerbit tidak cocok dengan kuncinya. Silakan hubungi petugas.',
    label: 'Penerbit tidak cocok',
  },
  ISSUER_CHAIN_INVALID: {
    sentence: 'Penerbit sertifikat ini tidak dapat dipastikan. Silakan hubungi petugas.',
    label: 'Rantai penerbit tidak sah',
  },
  SIGNATURE_INVALID: {
    sentence: 'Sertifikat ini tidak asli atau telah diubah. Silakan hubungi petugas.',
    label: 'Tanda tangan tidak sah',
  },
  CREDENTIAL_EXPIRED: {
    sentence: 'Masa berlaku sertifikat sudah habis. Silakan unduh sertifikat yang baru.',
    label: 'Sertifikat kedaluwarsa',
  },
  CREDENTIAL_NOT_YET_VALID: {
    sentence: 'Sertifikat ini belum mulai berlaku. Silakan hubungi petugas.',
    label: 'Sertifikat belum berlaku',
  },
  CREDENTIAL_REVOKED: {
    sentence: 'Sertifikat ini telah dicabut oleh penerbitnya. Silakan hubungi petugas.',
    label: 'Sertifikat dicabut',
  },
  VACCINATION_COMPLETE: {
    sentence: 'Vaksinasi lengkap. Terima kasih, silakan masuk.',
    label: 'Vaksinasi lengkap',
  },
  VACCINATION_TOO_RECENT: {
    sentence:
      '{dose, select, 1 {Dosis pertama} 2 {Dosis kedua} 3 {Dosis ketiga} other {Dosis ke-{dose}}} belum {days, number} hari: berlaku mulai {validFrom}. Silakan tunggu petugas.',
    label: 'Dosis masih baru',
  },
  VACCINATION_PARTIAL: {
    sentence:
      'Vaksinasi belum lengkap: baru dosis {dose, number} dari {doses, number}. Silakan tunggu petugas.',
    label: 'Vaksinasi belum lengkap',
  },
  VACCINATION_IN_FUTURE: {
    sentence: 'Tanggal vaksinasi ({date}) belum tiba. Silakan hubungi petugas.',
    label: 'Tanggal vaksin di masa depan',
  },
  VACCINATION_DATE_UNCLEAR: {
    sentence: 'Tanggal vaksinasi ({date}) kurang jelas. Silakan tunggu petugas.',
    label: 'Tanggal vaksin kurang jelas',
  },
  VACCINE_NOT_ACCEPTED: {
    sentence: 'Jenis vaksin ini perlu diperiksa petugas. Silakan tunggu sebentar.',
    label: 'Vaksin di luar daftar',
  },
  VACCINATION_EXPIRED: {
    sentence: 'Vaksinasi Anda hanya berlaku sampai {until}. Silakan ambil dosis penguat.',
    label: 'Vaksinasi kedaluwarsa',
  },
  BOOSTER_REQUIRED: {
    sentence: 'Vaksinasi lengkap, tetapi belum dosis penguat (booster). Silakan tunggu petugas.',
    label: 'Belum booster',
  },
  AGE_EXEMPT: {
    sentence: 'Anak di bawah umur tidak memerlukan sertifikat. Silakan masuk bersama pendamping.',
    label: 'Bebas karena umur',
  },
  TEST_NEGATIVE: {
    sentence: 'Tes negatif masih berlaku, vaksinasi belum terlihat. Silakan tunggu petugas.',
    label: 'Tes negatif',
  },
  TEST_EXPIRED: {
    sentence: 'Tes tanggal {sampledOn} sudah lewat {hours, number} jam. Silakan tunjukkan sertifikat vaksin.',
    label: 'Tes kedaluwarsa',
  },
  TEST_INCONCLUSIVE: {
    sentence: 'Hasil tes belum pasti. Silakan lakukan tes ulang atau tunjukkan sertifikat vaksin.',
    label: 'Hasil tes belum pasti',
  },
  TEST_IN_FUTURE: {
    sentence: 'Tanggal tes ({sampledOn}) belum tiba. Silakan hubungi petugas.',
    label: 'Tanggal tes di masa depan',
  },
  TEST_NOT_ACCEPTED: {
    sentence: 'Jenis tes ini tidak berlaku di sini. Silakan tunjukkan sertifikat vaksin.',
    label: 'Jenis tes tidak berlaku',
  },
  TEST_POSITIVE: {
    sentence: 'Hasil tes positif: mohon isolasi sampai {until}. Silakan ikuti arahan petugas.',
    label: 'Tes positif',
  },
  TEST_POSITIVE_PAST: {
    sentence: 'Ini hasil tes positif yang lama. Silakan tunjukkan sertifikat vaksin Anda.',
    label: 'Tes positif lama',
  },
  RECOVERY: {
    sentence: 'Surat sembuh berlaku, vaksinasi belum terlihat. Silakan tunggu petugas.',
    label: 'Surat sembuh',
  },
  RECOVERY_EXPIRED: {
    sentence: 'Surat sembuh berlaku sampai {until}. Silakan tunjukkan sertifikat vaksin.',
    label: 'Surat sembuh kedaluwarsa',
  },
  RECOVERY_NOT_YET_VALID: {
    sentence: 'Surat sembuh baru berlaku mulai {validFrom}. Silakan hubungi petugas.',
    label: 'Surat sembuh belum berlaku',
  },
  OTHER_DISEASE: {
    sentence:
      '{diseases, select, none {Sertifikat ini bukan untuk COVID-19.} other {Sertifikat {diseases}, bukan COVID-19.}} Silakan tunjukkan sertifikat COVID-19.',
    label: 'Bukan COVID-19',
  },
  RULE_FAILED: {
    sentence: 'Sertifikat belum memenuhi aturan masuk {rule}. Silakan tunggu petugas.',
    label: 'Aturan tidak terpenuhi',
  },
  RULE_UNDECIDED: {
    sentence: 'Aturan masuk {rule} tidak dapat diperiksa. Silakan tunggu petugas.',
    label: 'Aturan tidak dapat diperiksa',
  },
  CLOCK_WRONG: {
    sentence: 'Jam alat ini salah, tanggal tidak dapat diperiksa. Silakan tunggu petugas.',
    label: 'Jam alat salah',
  },
  HOLDER_UNSIGNED: {
    sentence: 'Nama pada sertifikat ini tidak terjamin. Silakan tunggu petugas.',
    label: 'Nama tidak terjamin',
  },
  CREDENTIAL_END_UNCLEAR: {
    sentence: 'Masa berlaku sertifikat ini tidak tertulis jelas. Silakan tunggu petugas.',
    label: 'Masa berlaku tidak jelas',
  },
  TEST_UNKNOWN_POSITIVE: {
    sentence: 'Sertifikat ini memuat hasil tes yang tidak dikenal di sini. Silakan tunggu petugas.',
    label: 'Tes tak dikenal, hasil positif',
  },
  CREDENTIAL_IN_GRACE: {
    sentence: 'Sertifikat ini sudah berakhir {expired}, masih diterima sementara. Mohon diperbarui.',
    label: 'Masa tenggang',
  },
  STAFF_PASS: {
    sentence: 'Kartu pegawai berlaku. Selamat bekerja.',
    label: 'Kartu pegawai',
  },
  PASS_INVALID: {
    sentence: 'Kartu pegawai ini rusak atau terbaca sebagian. Silakan pindai sekali lagi.',
    label: 'Kartu pegawai rusak',
  },
  PASS_FORGED: {
    sentence: 'Kartu pegawai ini tidak asli. Silakan hubungi petugas.',
    label: 'Kartu pegawai palsu',
  },
  PASS_FOREIGN: {
    sentence: 'Kartu pegawai ini dari kantor lain. Silakan tunjukkan QR sertifikat vaksin Anda.',
    label: 'Kartu kantor lain',
  },
  PASS_EXPIRED: {
    sentence: 'Masa berlaku kartu pegawai habis pada {until}. Silakan minta kartu baru kepada petugas.',
    label: 'Kartu pegawai kedaluwarsa',
  },
  PASS_REVOKED: {
    sentence: 'Kartu pegawai ini sudah dicabut. Silakan hubungi petugas.',
    label: 'Kartu pegawai dicabut',
  },
  PASS_HELD: {
    sentence: 'Kartu pegawai ini ditahan karena hasil pemeriksaan terakhir. Silakan hubungi petugas.',
    label: 'Kartu pegawai ditahan',
  },
  STAFF_AMBIGUOUS: {
    sentence: 'Nama dan tanggal lahir ini cocok dengan beberapa pegawai. Petugas perlu memastikan.',
    label: 'Pegawai belum pasti',
  },
  OFFICE_FULL: {
    sentence: 'Kantor sedang penuh ({capacity, number} orang). Mohon tunggu di luar sampai ada yang keluar.',
    label: 'Kantor penuh',
  },
  RULES_UNCERTAIN: {
    sentence: 'Aturan masuk kantor ini sedang dipastikan. Silakan tunggu petugas.',
    label: 'Aturan belum dipastikan',
  },
  OFFICER_ADMITTED: {
    sentence: 'Petugas telah memeriksa dan mengizinkan Anda masuk.',
    label: 'Diizinkan petugas',
  },
  OFFICER_DENIED: {
    sentence: 'Petugas telah memeriksa dan belum dapat mengizinkan Anda masuk.',
    label: 'Ditolak petugas',
  },
  MANUAL_ENTRY: {
    sentence:
      'Dicatat oleh petugas. {shown, select, card {Kartu vaksin diperlihatkan.} print {Sertifikat cetak diperlihatkan.} app {Layar aplikasi diperlihatkan.} test {Hasil tes diperlihatkan.} letter {Surat dokter diperlihatkan.} other {Tidak ada bukti yang diperlihatkan.}}',
    label: 'Dicatat petugas',
  },
  INTERNAL_ERROR: {
    sentence: 'Maaf, alat ini sedang bermasalah. Silakan hubungi petugas.',
    label: 'Gangguan alat',
  },
};
