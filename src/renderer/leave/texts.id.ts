/** What is said to whoever wants to leave the kiosk, in Indonesian; texts.en.ts has the same keys. */
export const id = {
  title: 'Tutup Gerbang?',
  note: 'Kios berhenti memindai sampai dibuka lagi. Hanya admin yang dapat menutupnya.',
  setup: 'Kios ini belum diatur. Pengaturan dapat dilanjutkan nanti.',
  pin: 'PIN admin',
  'failed.PIN_WRONG': 'PIN keliru.',
  'failed.NOT_ALLOWED': 'PIN ini bukan PIN admin. Panggil admin.',
  notClosed: 'Belum dapat ditutup ({code}). Coba lagi.',
} as const;
export type LeaveKey = keyof typeof id;
