import { LOG_FAULTS } from '#shared/domain/kiosk.ts';
import { codeName, seen, type State } from '../state.ts';
import { HIJAU, HITAM, KUNING, LONG_NAME, MERAH, verdictFor, verdictScreen } from './people.ts';

const AT = '2022-02-24T02:29:58.000Z';
const PORT = '/dev/ttyACM0';
const LONG_WAY = { display: { verdictSeconds: 120, referSeconds: 600, sound: false } };
const INSIDE = { enabled: true, capacity: 40, inside: 12, exitUntil: null };

const idle: readonly State[] = [
  { name: 'idle', go: seen('idle') },
  { name: 'idle-inside', kiosk: { presence: INSIDE }, go: seen('inside-count') },
  { name: 'idle-full', kiosk: { presence: { ...INSIDE, inside: 40 } }, go: seen('inside-count') },
  {
    name: 'idle-exit',
    kiosk: { presence: { ...INSIDE, exitUntil: '2022-02-24T03:00:00.000Z' } },
    go: seen('idle'),
  },
  { name: 'busy', kiosk: { busy: true }, go: seen('wait') },
  ...(['none', 'searching', 'lost', 'busy', 'denied'] as const).map((state): State => ({
    name: `idle-scanner-${state}`,
    variant: true,
    kiosk: { scanner: { state, device: state === 'none' ? null : PORT } },
    go: seen('notice'),
  })),
  { name: 'idle-scanner-test', kiosk: { scannerTest: true }, go: seen('notice') },
  {
    name: 'idle-no-keys',
    kiosk: { trust: { keys: 0, importedAt: null, stale: [], pending: [] } },
    go: seen('notice'),
  },
  ...LOG_FAULTS.map((logFault): State => ({
    variant: true,
    name: `idle-${codeName(logFault)}`,
    kiosk: { logFault },
    go: seen('notice'),
  })),
  {
    name: 'start-failed',
    answers: { 'kiosk.state': () => ({ ok: false, code: 'INTERNAL_ERROR' }) },
    go: seen('fault'),
  },
];

const verdicts: readonly State[] = (
  [
    ['admit', verdictScreen(HIJAU)],
    ['refer', verdictScreen(KUNING, 'Dewi Lestari')],
    ['deny', verdictScreen(MERAH, 'Rahmat Hidayat')],
    ['deny-forged', verdictScreen(verdictFor('SIGNATURE_INVALID'), null)],
    ['hitam', verdictScreen(HITAM, 'Yohanes Wangge')],
    ['long-name', verdictScreen(HIJAU, LONG_NAME)],
    ['not-a-certificate', verdictScreen(verdictFor('NOT_A_CREDENTIAL_URL'), null)],
    ['staff-pass', verdictScreen(verdictFor('STAFF_PASS', 'admit'), 'Siti Aminah, S.KM')],
    ['office-full', verdictScreen({ ...HIJAU, decision: 'deny', reasons: [{ code: 'OFFICE_FULL' }] })],
  ] as const
).map(([name, screen]) => ({ name, screen, kiosk: { site: LONG_WAY }, go: seen('verdict') }));

const others: readonly State[] = [
  ...LOG_FAULTS.map((fault): State => ({
    variant: true,
    name: `fault-${codeName(fault)}`,
    kiosk: { site: LONG_WAY },
    screen: { kind: 'fault', at: AT, fault },
    go: seen('fault'),
  })),
  ...(['already', 'left', 'unknown'] as const).map((event): State => ({
    name: `presence-${event}`,
    kiosk: { site: LONG_WAY, presence: INSIDE },
    screen: {
      kind: 'presence',
      at: AT,
      event,
      seq: event === 'unknown' ? null : 7,
      holder: event === 'unknown' ? null : { name: LONG_NAME },
    },
    go: seen('presence'),
  })),
  ...[
    [1, 3],
    [7, 10],
  ].map(([have = 1, of = 2]): State => ({
    name: `part-${String(have)}-of-${String(of)}`,
    screen: { kind: 'part', at: AT, have, of },
    go: seen('part'),
  })),
  {
    name: 'visitors-display',
    answers: { 'screen.role': 'visitor' },
    kiosk: { site: LONG_WAY },
    go: seen('idle'),
  },
  {
    name: 'visitors-display-preparing',
    answers: { 'screen.role': 'visitor' },
    kiosk: { phase: 'setup', site: null },
    go: seen('preparing'),
  },
];

/** What visitors see, on a display of their own or the one that there is. */
export const visitorStates: readonly State[] = [...idle, ...verdicts, ...others];
