import type { Bridge } from '#shared/ipc/bridge.ts';

/** The other end of the bridge, for tests of the renderer's end: answers as told and speaks when told. */
export function fakeMain(answers: Readonly<Record<string, unknown>> = {}) {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const asked: { name: string; payload: unknown }[] = [];
  const bridge: Bridge = {
    request: (name, payload) => {
      asked.push({ name, payload });
      return Promise.resolve(answers[name]);
    },
    subscribe: (name, listener) => {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener));
      return () => all.delete(listener);
    },
  };
  return {
    bridge,
    asked,
    say: (name: string, payload: unknown) => listeners.get(name)?.forEach((listener) => listener(payload)),
  };
}

/** A kiosk that is ready, with nobody signed in. */
export const READY = {
  phase: 'ready',
  site: {
    version: 1,
    name: 'Kantor Camat Penajam',
    code: null,
    kind: null,
    timeZone: 'Asia/Makassar',
    language: 'id',
    scanner: null,
    duplicateSeconds: 3,
    presence: {
      enabled: true,
      againMinutes: 10,
      capacity: null,
      staffExempt: true,
      closingTime: '18:00',
    },
    retentionDays: 90,
    backup: { folder: null, everyHours: 24, keep: 14 },
    display: { verdictSeconds: 7, referSeconds: 60, sound: true },
    deskDisplay: null,
    power: { awakeFrom: '05:30' },
    trust: {
      maxAgeDays: 30,
      fetch: { enabled: false, urls: ['https://tng-cdn.who.int/v2/trustlist/did.json'], everyHours: 24 },
    },
    updates: { feed: { enabled: false, url: null }, everyHours: 24, install: 'ask' },
    provisioning: null,
  },
  scanner: { state: 'connected', device: '/dev/ttyACM0' },
  busy: false,
  logFault: null,
  trust: { keys: 501, importedAt: null, stale: [], pending: [] },
  policyFallback: false,
  rulesUncertain: false,
  scannerTest: false,
  today: { day: '2022-02-24', total: 3, hijau: 2, kuning: 1, merah: 0, hitam: 0 },
  waiting: 0,
  presence: { enabled: true, capacity: null, inside: 0, exitUntil: null },
  alarm: null,
  clockJump: null,
  backupLate: false,
  siteCard: null,
  update: null,
  officer: null,
} as const;
