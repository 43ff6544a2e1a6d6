import { CONSENT_REASONS } from '#shared/domain/trust.ts';
import type { LogAlarm } from '#shared/domain/backup.ts';
import type { ExportState } from '#shared/domain/export.ts';
import { EXPORT_FAULTS } from '#shared/domain/export.ts';
import type { FollowCase } from '#shared/domain/follow-up.ts';
import type { KioskFacts, Answers } from '../../fake-main.ts';
import { refused } from '../../fake-main.ts';
import { codeName, seen, through, type State } from '../state.ts';
import { ADMIN, HITAM, KUNING, MORNING, PETUGAS, signedIn, TODAY, verdictScreen, visit } from './people.ts';

const AT = '2022-02-24T02:29:58.000Z';
const DOSE = { product: 'CoronaVac', dose: 1, of: 2, date: '2022-01-15' };
const PRESENCE = { enabled: true, capacity: 40, inside: 3, exitUntil: null };

/** What main answers an officer whose desk has a morning behind it. */
export const DESK: Answers = {
  'entries.today': { visits: [...MORNING], more: false, tip: 40 },
  'entries.changes': { visits: [], tip: 40 },
  'desk.waiting': [{ visit: visit(11, { verdict: KUNING }), doses: [DOSE] }],
  'review.officers': [ADMIN, PETUGAS],
  'export.state': { phase: 'idle' },
};
const EMPTY: Answers = {
  ...DESK,
  'entries.today': { visits: [], more: false, tip: 0 },
  'desk.waiting': [],
};
const quiet = signedIn({ today: TODAY });

const today: readonly State[] = [
  { name: 'pin', go: async (page) => (await page.keyboard.press('F2'), seen('pin')(page)) },
  {
    name: 'pin-locked',
    answers: { 'officer.signIn': refused('PIN_LOCKED', '2022-02-24T02:35:00.000Z') },
    go: async (page) => {
      await page.keyboard.press('F2');
      await page.getByTestId('pin').fill('135791');
      await page.keyboard.press('Enter');
      await page.locator('[data-testid="pin-note"][data-problem]:not(:empty)').waitFor();
    },
  },
  { name: 'desk-empty', kiosk: signedIn(), answers: EMPTY, go: seen('entries-empty') },
  { name: 'desk', kiosk: { ...quiet, waiting: 1 }, answers: DESK, go: seen('entry-row') },
  { name: 'desk-petugas', kiosk: signedIn({ today: TODAY }, PETUGAS), answers: DESK, go: seen('entry-row') },
  {
    name: 'desk-detail',
    kiosk: quiet,
    answers: DESK,
    go: async (page) => {
      await seen('entry-row')(page);
      await page.keyboard.press('ArrowDown');
      await seen('entry-detail')(page);
    },
  },
  {
    name: 'desk-decision',
    kiosk: { ...quiet, waiting: 1 },
    answers: DESK,
    go: async (page) => {
      await seen('waiting')(page);
      await page.keyboard.press('F4');
      await seen('decision')(page);
    },
  },
  {
    name: 'manual',
    kiosk: quiet,
    answers: DESK,
    go: async (page) => {
      await seen('entry-row')(page);
      await page.keyboard.press('F3');
      await seen('manual')(page);
    },
  },
  { name: 'own-pin', kiosk: quiet, answers: DESK, go: through('own-pin', 'current-pin') },
  {
    name: 'leave',
    go: async (page, stage) => (await stage.say('kiosk.leaveAsked', {}), seen('leave')(page)),
  },
  { name: 'lock-quiet', answers: { 'screen.role': 'desk' }, go: seen('desk-lock') },
  {
    name: 'lock-refer',
    answers: { 'screen.role': 'desk' },
    screen: verdictScreen(KUNING, 'Dewi Lestari'),
    go: seen('standing'),
  },
];

const alarm = (code: LogAlarm['code']): LogAlarm => ({
  code,
  at: AT,
  params: { madeAt: AT, salvaged: 3, seq: 7 },
});

/** What a desk is told, whatever section is open. */
const news: readonly (readonly [string, KioskFacts, string])[] = [
  ['alarm-restored', { alarm: alarm('LOG_RESTORED') }, 'desk-alarm'],
  ['alarm-anew', { alarm: alarm('LOG_ANEW') }, 'desk-alarm'],
  ['alarm-rolled-back', { alarm: alarm('LOG_ROLLED_BACK') }, 'desk-alarm'],
  ['alarm-changed', { alarm: alarm('LOG_CHANGED') }, 'desk-alarm'],
  [
    'clock',
    { clockJump: { from: AT, to: '2022-05-24T02:29:58.000Z', mayHavePassed: true, denied: false } },
    'desk-clock',
  ],
  [
    'clock-denied',
    { clockJump: { from: AT, to: '2021-05-24T02:29:58.000Z', mayHavePassed: false, denied: true } },
    'desk-clock',
  ],
  ['backup-late', { backupLate: true }, 'desk-backup'],
  ['log-fault', { logFault: 'LOG_DISK_FULL' }, 'desk-log-fault'],
  ['scanner-lost', { scanner: { state: 'lost', device: '/dev/ttyACM0' } }, 'desk-scanner'],
  ['no-keys', { trust: { keys: 0, importedAt: null, stale: [], pending: [] } }, 'desk-trust'],
  [
    'trust-stale',
    {
      trust: {
        keys: 501,
        importedAt: AT,
        stale: [{ source: 'did:web:tng-cdn.who.int:v2:trustlist', importedAt: '2022-01-01T00:00:00.000Z' }],
        pending: [],
      },
    },
    'desk-trust-stale',
  ],
  [
    'trust-pending',
    {
      trust: {
        keys: 501,
        importedAt: AT,
        stale: [],
        pending: [
          {
            source: 'did:web:tng-cdn.who.int:v2:trustlist',
            of: 'keys',
            added: 3,
            removed: 250,
            why: [...CONSENT_REASONS],
          },
          {
            source: 'https://example.go.id/dicabut.json',
            of: 'revocations',
            added: 0,
            removed: 12,
            why: [],
          },
        ],
      },
    },
    'desk-trust-pending',
  ],
  ['policy-fallback', { policyFallback: true }, 'desk-policy'],
  ['rules-uncertain', { rulesUncertain: true }, 'desk-rules-uncertain'],
  ['update-ready', { update: { kind: 'ready', version: '0.2.0' } }, 'desk-update'],
  ['update-taken-back', { update: { kind: 'taken-back', version: '0.2.0' } }, 'desk-update'],
  ['test', { scannerTest: true }, 'desk-test'],
];

const inside: readonly State[] = [
  { name: 'inside-off', kiosk: quiet, answers: DESK, go: through('section-inside', 'inside-off') },
  {
    name: 'inside-empty',
    kiosk: { ...quiet, presence: PRESENCE },
    answers: { ...DESK, 'presence.inside': [] },
    go: through('section-inside', 'inside-blank'),
  },
  {
    name: 'inside',
    kiosk: { ...quiet, presence: PRESENCE },
    answers: { ...DESK, 'presence.inside': [visit(3), visit(4), visit(9)] },
    go: through('section-inside', 'inside-row'),
  },
];

const aCase = (seq: number): FollowCase => ({
  visit: visit(seq, { verdict: HITAM }, { follow: 'contacted' }),
  contact: { phone: '+6281234567890', village: 'Nipah-Nipah, RT 04' },
  days: 2,
  note: 'Isolasi mandiri di rumah; keluarga sudah dites.',
  touchedAt: AT,
});
const follow: readonly State[] = [
  {
    name: 'follow-empty',
    kiosk: quiet,
    answers: {
      ...DESK,
      'followUp.page': { cases: [], more: false, counts: { open: 0, contacted: 0, done: 0 } },
    },
    go: through('section-follow', 'follow-blank'),
  },
  {
    name: 'follow-case',
    kiosk: quiet,
    answers: {
      ...DESK,
      'followUp.page': {
        cases: [aCase(4), aCase(8)],
        more: true,
        counts: { open: 0, contacted: 2, done: 12 },
      },
      'followUp.case': {
        case: aCase(4),
        steps: [
          {
            kind: 'follow',
            at: AT,
            ref: 4,
            officerId: 2,
            state: 'contacted',
            seq: 41,
            note: 'Dihubungi, tidak diangkat.',
          },
        ],
      },
    },
    go: async (page) => {
      await through('section-follow', 'case-row')(page);
      await page.getByTestId('case-row').first().getByRole('button').click();
      await seen('case')(page);
    },
  },
];

const DAYS = Array.from({ length: 14 }, (_, day) => ({
  day: `2022-02-${String(day + 10).padStart(2, '0')}`,
  count: 20 + ((day * 7) % 13),
  category: { hijau: 14 + ((day * 7) % 13), kuning: 4, merah: 2 },
}));
const REVIEW: Answers = {
  ...DESK,
  'review.page': { visits: [...MORNING], more: true },
  'review.summary': {
    total: 355,
    byHour: Array.from({ length: 24 }, (_, hour) => (hour > 6 && hour < 17 ? 12 + ((hour * 5) % 9) : 0)),
    byDay: DAYS,
    byCategory: { hijau: 271, kuning: 56, merah: 28 },
    byDecision: { admit: 300, deny: 40, left: 15 },
    byPerson: { pengunjung: 300, pegawai: 55 },
    byReason: [
      { reason: 'VACCINATION_COMPLETE', count: 271 },
      { reason: 'VACCINATION_PARTIAL', count: 56 },
      { reason: 'TEST_EXPIRED', count: 28 },
    ],
    byFormat: [
      { format: 'hcert', count: 300 },
      { format: null, count: 55 },
    ],
  },
  'review.story': {
    visit: visit(7, { verdict: KUNING }, { decision: 'admit', waiting: false, officerId: 2 }),
    steps: [
      {
        kind: 'decision',
        at: AT,
        ref: 7,
        officerId: 2,
        decision: 'admit',
        seq: 42,
        reason: 'PAPER_PROOF_SEEN',
        note: 'Kartu vaksin asli',
      },
    ],
  },
};
const review: readonly State[] = [
  {
    name: 'review-empty',
    kiosk: quiet,
    answers: { ...REVIEW, 'review.page': { visits: [], more: false } },
    go: through('section-review', 'review-empty'),
  },
  {
    name: 'review-story',
    kiosk: quiet,
    answers: REVIEW,
    go: through('section-review', 'visit-row', 'story'),
  },
  {
    name: 'review-charts',
    kiosk: quiet,
    answers: REVIEW,
    go: through('section-review', 'view-charts', 'chart-day'),
  },
];

const exporting = (name: string, state: ExportState, until: string): State => ({
  name: `export-${name}`,
  kiosk: quiet,
  answers: { ...REVIEW, 'export.state': state, 'export.start': true },
  go: through('section-review', 'review-export', 'export-start', until),
});
const exports: readonly State[] = [
  { name: 'export', kiosk: quiet, answers: REVIEW, go: through('section-review', 'review-export', 'export') },
  {
    // One that is under way is taken up.
    name: 'export-running',
    kiosk: quiet,
    answers: { ...REVIEW, 'export.state': { phase: 'running', done: 31_000, total: 80_000 } },
    go: through('section-review', 'review-export', 'export-running'),
  },
  exporting(
    'done',
    {
      phase: 'done',
      result: {
        file: 'gerbang-kunjungan-2022-02-24.xlsx',
        rows: 355,
        bytes: 81_234,
        sha256: '0a'.repeat(32),
      },
    },
    'export-done',
  ),
  ...EXPORT_FAULTS.map((fault): State => ({
    ...exporting(`failed-${codeName(fault)}`, { phase: 'failed', fault }, 'export-failed'),
    variant: true,
  })),
];

/** What an officer sees, petugas or admin. */
export const deskStates: readonly State[] = [
  ...today,
  ...news.map(([name, kiosk, testId], at): State => ({
    ...(at > 0 ? { variant: true as const } : {}),
    name: `desk-${name}`,
    kiosk: { ...quiet, ...kiosk },
    answers: DESK,
    go: seen(testId),
  })),
  ...inside,
  ...follow,
  ...review,
  ...exports,
];
