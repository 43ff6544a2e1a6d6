/** What is said of site cards, in set-up and at the desk, in Indonesian; texts.en.ts has the same keys. */
export const id = {
  issuer: 'Ditandatangani oleh',
  fingerprint: 'Sidik jari kunci',
  issuedAt: 'Dibuat',
  'office.code': 'Kode',
  'office.kind': 'Jenis',
  'office.timeZone': 'Zona waktu',
  'office.language': 'Bahasa layar',
  'office.policy': 'Kebijakan',
  'office.trust': 'Kunci penerbit',
  'office.capacity': 'Kapasitas',
  'office.retentionDays': 'Masa simpan',
  'kind.skpd': 'Perangkat daerah',
  'kind.kecamatan': 'Kecamatan',
  'kind.kelurahan': 'Kelurahan',
  'kind.desa': 'Desa',
  'kind.puskesmas': 'Puskesmas',
  'kind.lain': 'Kantor lain',
  'trust.who': 'Daftar WHO, lewat internet',
  'trust.lists': '{count, plural, other {# daftar}}, lewat internet',
  'trust.file': 'Dari berkas',
  'capacity.people': '{count, plural, other {# orang}}',
  'capacity.none': 'Tidak dibatasi',
  'retention.days': '{count, plural, other {# hari}}',
  'dialog.same': 'Tidak ada setelan yang berubah.',
  'col.what': 'Setelan',
  'col.now': 'Sekarang',
  'col.next': 'Menjadi',
  'refused.title': 'Kartu kantor ditolak',
  'refused.CARD_NONE': 'Itu bukan kartu kantor Gerbang. Tidak ada yang berubah.',
  'refused.CARD_DAMAGED':
    'Kartu kantor rusak atau terbaca sebagian. Pindai sekali lagi. Tidak ada yang berubah.',
  'refused.CARD_VERSION': 'Kartu kantor ini untuk versi Gerbang yang lain. Tidak ada yang berubah.',
  'refused.CARD_FORGED':
    'Tanda tangan kartu ini salah: kartu diubah atau dipalsukan. Tidak ada yang berubah.',
  'refused.CARD_FOREIGN':
    'Kartu ini ditandatangani kunci lain, bukan kunci kabupaten yang dikenal kios ini. Tidak ada yang berubah.',
  'refused.CARD_OLDER': 'Kartu ini lebih lama daripada yang sudah dipakai. Tidak ada yang berubah.',
  'refused.CARD_POLICY':
    'Kartu ini menyebut kebijakan yang tidak ada di versi Gerbang ini maupun di kios ini. Tidak ada yang berubah.',
  'refused.CARD_BRINGS_POLICY':
    'Kartu ini membawa aturannya sendiri. Buka berkas .card-nya dari USB, dengan berkas .policy.json di sampingnya. Tidak ada yang berubah.',
  'refused.CARD_POLICY_FILE':
    'Berkas aturan (.policy.json) di samping kartu ini bukan yang ditandatangani, atau rusak. Salin ulang foldernya. Tidak ada yang berubah.',
} as const;
export type SiteCardKey = keyof typeof id;
