/** What is said in the follow-up, in Indonesian; texts.en.ts has the same keys. */
export const id = {
  states: 'Keadaan tindak lanjut',
  age: 'Sejak',
  'period.any': 'Kapan saja',
  'period.older': 'Lebih lama',
  table: 'Kasus tindak lanjut',
  'col.days': 'Kunjungan',
  'days.today': 'hari ini',
  'days.ago': '{days, plural, other {# hari lalu}}',
  empty: 'Tidak ada kasus.',
  'empty.hint': 'Siapa pun yang merah, hitam, atau belum divaksin, dan dikenal namanya, muncul di sini.',
  case: 'Kasus kunjungan {seq, number}',
  record: 'Catat yang dilakukan',
  newState: 'Keadaan sekarang',
  history: 'Riwayat',
  'history.begun': 'Kasus dimulai oleh kunjungan ini.',
} as const;
export type FollowKey = keyof typeof id;
