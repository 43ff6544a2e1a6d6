import { KioskState } from '#shared/domain/kiosk.ts';
import type { Bridge } from '#shared/ipc/bridge.ts';
import type { Refusal, Reply, RequestName, RequestPayload, RequestReply } from '#shared/ipc/contract.ts';

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

/** What is otherwise with the kiosk than `READY` says; of its site, what is otherwise there. */
export type KioskFacts = Partial<Omit<KioskState, 'site'>> & { readonly site?: Partial<KioskState['site']> };

/** @throws ZodError where that is no state of a kiosk */
export function kioskState({ site, ...facts }: KioskFacts = {}): KioskState {
  return KioskState.parse({ ...READY, ...facts, site: site === null ? null : { ...READY.site, ...site } });
}

/** What main answers: a value, or what comes of what was asked. */
export type Answers = {
  readonly [N in RequestName]?:
    | RequestReply<N>
    | ((payload: RequestPayload<N>) => Reply<RequestReply<N>> | Promise<Reply<RequestReply<N>>>);
};

export const refused = (code: Refusal, retryAt?: string) => (): Reply<never> => ({
  ok: false,
  code,
  retryAt,
});

/** A main with such a kiosk that answers by the contract, and keeps in mind what it knew no answer to. */
export function answering(kiosk: KioskState, answers: Answers) {
  const asked: { name: string; payload: unknown }[] = [];
  const unanswered: string[] = [];
  const all: Readonly<Record<string, unknown>> = {
    'kiosk.state': kiosk,
    'screen.role': 'whole',
    'screen.closed': undefined,
    'officer.signOut': undefined,
    ...answers,
  };
  return {
    asked,
    unanswered,
    request: async (name: string, payload: unknown): Promise<unknown> => {
      asked.push({ name, payload });
      const answer = all[name];
      if (typeof answer === 'function') return await Reflect.apply(answer, undefined, [payload]);
      if (name in all) return { ok: true, value: answer };
      unanswered.push(name);
      return { ok: false, code: 'INTERNAL_ERROR' };
    },
  };
}
