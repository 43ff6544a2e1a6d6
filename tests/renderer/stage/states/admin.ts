import type { CardWork } from '#shared/domain/card-making.ts';
import { CHECKS, type Check, FINDINGS } from '#shared/domain/diagnostics.ts';
import { PrintedName } from '#shared/domain/office.ts';
import { CARD_REFUSALS, type OfficeView } from '#shared/domain/site-card.ts';
import type { Employee } from '#shared/domain/staff.ts';
import { ROSTER_FAULTS } from '#shared/domain/staff.ts';
import { UPDATE_REFUSALS, type UpdateState } from '#shared/domain/update.ts';
import { PRESETS } from '../../../../src/main/policy/presets/index.ts';
import { ppu } from '../../../../src/main/policy/presets/ppu.ts';
import type { Answers } from '../../fake-main.ts';
import { codeName, seen, through, type State } from '../state.ts';
import { DESK } from './desk.ts';
import { ADMIN, HIJAU, KUNING, PETUGAS, signedIn, TODAY, visit } from './people.ts';

const AT = '2022-02-24T02:29:58.000Z';
const PRINT = '3F2A 90BC 11D7 5E06 C4A8';
const quiet = signedIn({ today: TODAY });

const state = (name: string, answers: Answers, go: State['go'], kiosk = quiet): State => ({
  name,
  kiosk,
  answers: { ...DESK, ...answers },
  go,
});

/** The same screen, once for each of these codes. */
const variants = <Code extends string>(codes: readonly Code[], stateOf: (code: Code) => State): State[] =>
  codes.map((code) => ({ ...stateOf(code), variant: true }));

const officers = [
  state(
    'officers',
    {
      'officers.list': [
        { ...ADMIN, active: true, createdAt: AT, lastSignIn: AT },
        { ...PETUGAS, active: true, createdAt: AT, lastSignIn: null },
        { id: 3, name: 'Yohanes Wangge', role: 'petugas', active: false, createdAt: AT, lastSignIn: AT },
      ],
    },
    through('section-officers', 'account'),
  ),
  state('account-form', { 'officers.list': [] }, through('section-officers', 'officers-add', 'account-form')),
];

const PASS = {
  id: 1,
  employee: 1,
  issuedAt: AT,
  expiresAt: '2022-05-24T02:29:58.000Z',
  revokedAt: null,
  basis: { by: 'proof', proof: { category: 'hijau', at: AT } },
} as const;
const EMPLOYEES: Employee[] = [
  {
    id: 1,
    name: 'Siti Aminah, S.KM',
    birthDate: '1985-04-17',
    number: '198504172010012001',
    unit: 'Dinas Kesehatan',
    active: true,
    proof: { category: 'hijau', at: AT },
    pass: { ...PASS, state: 'valid' },
  },
  {
    id: 2,
    name: 'Rahmat Hidayat',
    birthDate: '1979-05-03',
    unit: 'Bagian Umum',
    active: true,
    proof: null,
    pass: { ...PASS, id: 2, employee: 2, state: 'revoked', revokedAt: AT },
  },
  {
    id: 3,
    name: 'I Gusti Ngurah Made Agung Wirawan Kusumanegara',
    birthDate: '1988-01-01',
    unit: 'Dinas Pekerjaan Umum dan Penataan Ruang',
    active: false,
    proof: null,
    pass: null,
  },
];
const STAFF: Answers = { 'staff.list': { employees: EMPLOYEES, total: 3, active: 2 } };
const NO_STAFF: Answers = { 'staff.list': { employees: [], total: 0, active: 0 } };
const staff = [
  state('staff-empty', NO_STAFF, through('section-staff', 'staff-blank')),
  state('staff', STAFF, through('section-staff', 'employee')),
  state('staff-petugas', STAFF, through('section-staff', 'employee'), signedIn({ today: TODAY }, PETUGAS)),
  state('staff-panel', STAFF, async (page) => {
    await through('section-staff', 'employee')(page);
    await page.locator('.employees__name').first().click();
    await seen('employee-panel')(page);
  }),
  state(
    'staff-roster',
    {
      ...NO_STAFF,
      'staff.roster.choose': {
        token: '6f3a1a3e-61c5-4b43-9a4c-0a1b1c2d3e4f',
        file: 'Daftar Pegawai 2022.xlsx',
        counts: { new: 2, changed: 1, same: 0, refused: 2 },
        missing: 4,
        rows: [
          {
            row: 5,
            effect: 'refused',
            person: null,
            problems: [
              { code: 'BIRTH_DATE_UNREADABLE', column: 'birthDate', value: '31/02/1990' },
              { code: 'CELL_FORMULA', column: 'name', value: '=HYPERLINK("http://example.org")' },
            ],
          },
          {
            row: 6,
            effect: 'refused',
            person: null,
            problems: [{ code: 'DUPLICATE', column: 'name', row: 3 }],
          },
          { row: 2, effect: 'new', person: { name: 'Siti Aminah', birthDate: '1985-04-17' }, problems: [] },
        ],
      },
    },
    through('section-staff', 'staff-import', 'roster-take'),
  ),
  ...variants(ROSTER_FAULTS, (fault) =>
    state(
      `staff-roster-${codeName(fault)}`,
      { ...NO_STAFF, 'staff.roster.choose': { file: 'foto.xlsx', fault } },
      through('section-staff', 'staff-import', 'roster-fault'),
    ),
  ),
];

const RULES: Answers = {
  'policy.get': {
    active: { version: 1, policy: ppu, fallback: false },
    versions: [
      {
        version: 1,
        policy: { id: ppu.id, title: ppu.title },
        activatedAt: AT,
        activatedBy: 'Budi Santoso',
        note: 'SE Bupati 12/2022',
        active: true,
      },
      {
        version: 0,
        policy: { id: ppu.id, title: ppu.title },
        activatedAt: null,
        activatedBy: null,
        note: null,
        active: false,
      },
    ],
    presets: [...PRESETS],
    vaccines: [
      { id: 'EU/1/20/1528', name: 'Comirnaty', doses: 2 },
      { id: 'CoronaVac', name: 'CoronaVac', doses: 2 },
    ],
  },
  'policy.check': [],
  'policy.tryOut': {
    today: {
      total: 12,
      tried: 10,
      changed: 1,
      moves: [{ from: 'kuning', to: 'hijau', count: 1 }],
      examples: [{ seq: 11, at: AT, from: 'kuning', to: 'hijau', reason: 'VACCINATION_COMPLETE' }],
    },
    samples: [
      { id: 'complete', before: HIJAU, after: HIJAU },
      { id: 'partial', before: KUNING, after: HIJAU },
    ],
  },
};
const rules = (['thresholds', 'vaccines', 'categories', 'rules', 'versions'] as const)
  .map((tab) => state(`rules-${tab}`, RULES, through('section-rules', `tab-${tab}`, 'policy')))
  .concat(
    state('rules-try', RULES, async (page) => {
      await through('section-rules', 'policy')(page);
      await page.getByTestId('field-vaccination.waitingDays').fill('0');
      await through('policy-try', 'try-out')(page);
    }),
  );

const office = [
  state('office-settings', {}, through('section-office', 'office-save')),
  state('office-card', { 'siteCard.key': PRINT }, through('section-office', 'office-card', 'card-key'), {
    ...quiet,
    site: {
      provisioning: { key: `${'A'.repeat(43)}=`, issuer: 'Diskominfo Penajam Paser Utara', cardIssuedAt: AT },
    },
  }),
  state(
    'office-card-nobody',
    { 'siteCard.key': null },
    through('section-office', 'office-card', 'card-nobody'),
  ),
  state(
    'office-backup',
    {
      'backup.state': {
        running: false,
        keyProtected: false,
        places: [
          { place: 'own', folder: '/data/backups', reachable: true, lastAt: AT, count: 3, failed: null },
          {
            place: 'office',
            folder: 'E:\\gerbang',
            reachable: false,
            lastAt: AT,
            count: 14,
            failed: 'ENOSPC',
          },
        ],
      },
    },
    through('section-office', 'office-backup', 'backups'),
  ),
  state('office-privacy', { 'privacy.find': [visit(6), visit(4)] }, async (page) => {
    await through('section-office', 'office-privacy', 'privacy-search')(page);
    await page.getByTestId('privacy-search').fill('siti aminah');
    await page.keyboard.press('Enter');
    await seen('person-visit')(page);
  }),
  state(
    'office-trail',
    {
      'office.trail': {
        more: true,
        rows: [
          { seq: 4, at: AT, action: 'OFFICER_SIGNED_IN', officerId: 1, detail: {} },
          { seq: 3, at: AT, action: 'LOG_EXPORTED', officerId: 1, detail: { format: 'csv', rows: 60 } },
          { seq: 2, at: AT, action: 'SOMETHING_OF_LATER', officerId: null, detail: { reason: 'x' } },
        ],
      },
    },
    through('section-office', 'office-trail', 'trail-row'),
  ),
];

const name = (text: string) => PrintedName.parse(text);
const cards = (phase: string, work: CardWork, until: string) =>
  state(
    `cards-${phase}`,
    {
      'cards.state': {
        key: { issuer: name('Diskominfo Penajam Paser Utara'), fingerprint: PRINT },
        list: {
          ...{
            file: 'kantor.csv',
            fault: null,
            count: 0,
            offices: [],
            problemCount: 2,
            unknown: ['Catatan'],
          },
          problems: [
            { row: 4, column: 'kind', code: 'TAKES' },
            { row: 5, column: 'code', code: 'SAME_CODE', before: 3 },
          ],
        },
        folder: 'E:\\kartu',
        policies: [{ id: 'ppu-desa', file: 'aturan-desa.json' }],
        work,
      },
      'cards.putAway': undefined,
    },
    through('section-office', 'office-cards', until),
  );
const KEY = { issuer: name('Diskominfo'), fingerprint: PRINT };
const allOffices = [
  state(
    'cards-empty',
    {
      'cards.state': { key: null, list: null, folder: null, policies: [], work: { phase: 'idle' } },
      'cards.putAway': undefined,
    },
    through('section-office', 'office-cards', 'cards-make'),
  ),
  cards('problems', { phase: 'idle' }, 'cards-problems'),
  cards(
    'running',
    { phase: 'running', done: 12, total: 80, office: 'Kantor Camat Penajam' },
    'cards-running',
  ),
  cards('done', { phase: 'done', total: 80, folder: 'E:\\kartu', key: KEY }, 'cards-done'),
  cards('stopped', { phase: 'stopped', done: 12, total: 80, folder: 'E:\\kartu' }, 'cards-stopped'),
  cards(
    'failed',
    { phase: 'failed', fault: 'FILE_NOT_WRITTEN', done: 12, total: 80, folder: 'E:\\kartu' },
    'cards-failed',
  ),
];

const PRESENT: OfficeView = {
  name: 'Kantor Camat Penajam',
  code: null,
  kind: null,
  timeZone: 'Asia/Makassar',
  language: 'id',
  policy: 'ppu',
  trust: [],
  capacity: null,
  retentionDays: 90,
};
const siteCards = [
  state('card-offered', {}, seen('card-offered'), {
    ...quiet,
    siteCard: {
      kind: 'offered',
      issuer: 'Diskominfo Penajam Paser Utara',
      issuedAt: AT,
      fingerprint: PRINT,
      pins: true,
      present: PRESENT,
      card: {
        ...PRESENT,
        code: 'KEC-01',
        kind: 'kecamatan',
        policy: 'booster',
        capacity: 40,
        retentionDays: 30,
      },
    },
  }),
  ...variants(CARD_REFUSALS, (code) =>
    state(`card-refused-${codeName(code)}`, {}, seen('card-refused'), {
      ...quiet,
      siteCard: { kind: 'refused', code, times: 1 },
    }),
  ),
];

const UPDATES: UpdateState = {
  running: '0.1.0',
  key: { issuer: 'Gerbang', fingerprint: PRINT },
  kind: 'appimage',
  unattended: true,
  work: null,
  ready: null,
  refused: null,
  takenBack: null,
  feed: { checkedAt: AT, failed: null },
  byHand: null,
};
const updates = (called: string, facts: Partial<UpdateState>, until: string) =>
  state(
    `updates-${called}`,
    { 'update.state': { ...UPDATES, ...facts } },
    through('section-office', 'office-updates', until),
  );
const READY = {
  version: '0.2.0',
  releasedAt: AT,
  early: true,
  name: 'Gerbang-0.2.0.AppImage',
  size: 98_000_000,
  notes: { id: '– Pemindai mode papan ketik dikenali lebih cepat.', en: '– Scanners are found sooner.' },
};
const allUpdates = [
  updates('none', {}, 'update-none'),
  updates('no-key', { key: null }, 'update-no-key'),
  updates('ready', { ready: READY }, 'update-ready'),
  updates(
    'fetching',
    { work: { kind: 'fetching', version: '0.2.0', done: 31_000_000, size: 98_000_000 } },
    'update-work',
  ),
  updates('taken-back', { takenBack: { version: '0.2.0', at: AT } }, 'update-taken-back'),
  updates('by-hand', { byHand: 'sudo apt install ./gerbang_0.2.0_amd64.deb' }, 'update-by-hand'),
  updates('feed-failed', { feed: { checkedAt: null, failed: 'FETCH_STATUS' } }, 'update-feed-failed'),
  ...variants(UPDATE_REFUSALS, (code) =>
    updates(`refused-${codeName(code)}`, { refused: { code, version: '0.2.0', at: AT } }, 'update-refused'),
  ),
];

const DEVICE = {
  kind: 'serial',
  name: 'Honeywell 1450g',
  maker: 'Honeywell',
  vendorId: '0c2e',
  productId: '0b61',
  driver: 'cdc_acm',
  permission: null,
  holder: null,
  port: { by: 'path', path: '/dev/ttyACM0' },
} as const;
const SCANNER: Answers = {
  'scanner.watch': undefined,
  'scanner.leave': undefined,
  'scanner.bench': {
    devices: [
      { ...DEVICE, path: '/dev/ttyACM0', state: 'reading' },
      {
        ...DEVICE,
        path: '/dev/ttyUSB0',
        state: 'denied',
        permission: {
          owner: 'root',
          group: 'dialout',
          mode: 'crw-rw----',
          covered: false,
          line: 'SUBSYSTEM=="tty", ATTRS{idVendor}=="0c2e", ATTRS{idProduct}=="0b61", TAG+="uaccess"',
        },
      },
      { ...DEVICE, path: '/dev/ttyUSB1', state: 'busy', holder: 'ModemManager' },
      { ...DEVICE, kind: 'wedge', path: 'keyboard', state: 'typing', port: null },
    ],
    settings: { kind: 'auto' },
    trying: null,
    testing: false,
    reading: [{ kind: 'serial', state: 'connected', device: '/dev/ttyACM0' }],
    sheet: [1, 2, 3, 4, 5, 6].map((number) => ({ number, purpose: 'keyboard', length: 90 * number })),
  },
};
const NO_SCANNER: Answers = {
  ...SCANNER,
  'scanner.bench': {
    devices: [],
    settings: null,
    trying: null,
    testing: false,
    reading: [],
    sheet: [],
  },
};
const scanner = [
  state('scanner', SCANNER, through('section-scanner', 'bench-device')),
  state('scanner-none', NO_SCANNER, through('section-scanner', 'bench-no-devices')),
];

/** What each check can find, with its gravest first. */
const checks = (findings: readonly Check['finding'][]): Check[] =>
  findings.map((finding, at) => ({
    check: CHECKS[at % CHECKS.length] ?? 'program',
    state: (['bad', 'warn', 'ok'] as const)[at % 3] ?? 'ok',
    finding,
    facts: {
      gerbang: '0.1.0',
      electron: '45.4.1',
      system: 'Linux 6.8',
      freeMb: 120_400,
      logMb: 12,
      minutes: 95,
      times: 3,
      days: 40,
      rows: 12_345,
      code: 'LOG_DAMAGED',
      seq: 7,
      problem: 'HASH',
      keys: 501,
      kind: 'serial',
      device: '/dev/ttyACM0',
      state: 'lost',
      count: 2,
      sizes: '1366 × 768, 1920 × 1080',
      screens: 4,
      kiosks: 2,
    },
  }));
const diagnostics = [0, 12, 24].map((from) =>
  state(
    `diagnostics-${String(from / 12 + 1)}`,
    { 'diagnostics.run': { at: AT, checks: checks(FINDINGS.slice(from, from + 12)) } },
    async (page) => {
      await through('section-diagnostics', 'diagnostics-save')(page);
      await page.locator('[data-check]').first().waitFor();
    },
  ),
);

/** What IT staff sees. */
export const adminStates: readonly State[] = [
  ...officers,
  ...staff,
  ...rules,
  ...office,
  ...allOffices,
  ...siteCards,
  ...allUpdates,
  ...scanner,
  ...diagnostics,
];
