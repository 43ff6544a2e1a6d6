/** What is said to whoever wants to leave the kiosk; leave.en.ts has the same keys. Loaded with the question. */
export const leaveId = {
  title: 'Tutup Gerbang?',
  note: 'Kios berhenti memindai sampai dibuka lagi. Hanya admin yang dapat menutupnya.',
  setup: 'Kios ini belum diatur. Pengaturan dapat dilanjutkan nanti.',
  pin: 'PIN admin',
  stay: 'Tetap di kios',
  leave: 'Tutup kios',
  'failed.PIN_WRONG': 'PIN keliru.',
  'failed.PIN_LOCKED': 'Terlalu banyak PIN keliru. Tunggu sebentar.',
  'failed.NOT_ALLOWED': 'PIN ini bukan PIN admin. Panggil admin.',
  failed: 'Belum dapat ditutup ({code}). Coba lagi.',
} as const;
export type LeaveKey = keyof typeof leaveId;
