import type { KioskFacts } from '../../fake-main.ts';
import type { ScanScreen } from '#shared/domain/kiosk.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { ReasonCode } from '#shared/domain/reason.ts';
import type { Decision, Verdict } from '#shared/domain/verdict.ts';
import type { Visit } from '#shared/domain/visit.ts';

export const ADMIN: Officer = { id: 1, name: 'Budi Santoso', role: 'admin' };
export const PETUGAS: Officer = { id: 2, name: 'Rina Wulandari', role: 'petugas' };

/** Somebody is signed in. */
export const signedIn = (facts: KioskFacts = {}, officer: Officer = ADMIN): KioskFacts => ({
  ...facts,
  officer,
});

/** Seventy-nine letters, as long as names get on paper. */
export const LONG_NAME = 'Raden Ajeng Kusumawardhani Purwaningrum Hadiningrat Sastroamidjojo Tjokrodiningr';
const NAMES = ['Siti Aminah', 'Rahmat Hidayat', 'I Gusti Ngurah Made Agung', 'Dewi Lestari', LONG_NAME];

export const HIJAU: Verdict = {
  decision: 'admit',
  category: 'hijau',
  reasons: [{ code: 'VACCINATION_COMPLETE' }],
};
export const KUNING: Verdict = {
  decision: 'refer',
  category: 'kuning',
  reasons: [{ code: 'VACCINATION_PARTIAL' }],
};
export const MERAH: Verdict = { decision: 'deny', category: 'merah', reasons: [{ code: 'TEST_EXPIRED' }] };
export const HITAM: Verdict = { decision: 'deny', category: 'hitam', reasons: [{ code: 'TEST_POSITIVE' }] };

export function verdictFor(reason: ReasonCode, decision: Decision = 'deny'): Verdict {
  const category = decision === 'admit' ? 'hijau' : decision === 'refer' ? 'kuning' : 'merah';
  return { decision, category, reasons: [{ code: reason }] };
}

/** What a scan of a moment ago puts on the screen. */
export function verdictScreen(verdict: Verdict, name: string | null = 'Siti Aminah'): ScanScreen {
  return {
    kind: 'verdict',
    seq: 7,
    at: '2022-02-24T02:29:58.000Z',
    verdict,
    holder: name === null ? null : { name, birthDate: '1985-04-17' },
  };
}

/** An entry of this morning, with what became of it. */
export function visit(seq: number, facts: Partial<Visit> = {}, state: Partial<Visit['state']> = {}): Visit {
  const verdict = facts.verdict ?? HIJAU;
  return {
    seq,
    at: new Date(Date.parse('2022-02-24T00:30:00Z') + seq * 240_000).toISOString(),
    kind: 'scan',
    person: 'pengunjung',
    source: 'serial:/dev/ttyACM0',
    format: 'hcert',
    outcome: 'verified',
    verdict,
    issuer: 'ID',
    keyId: null,
    policy: 'ppu/0',
    officerId: null,
    tracked: true,
    holder: { name: NAMES[seq % NAMES.length] ?? '', birthDate: '1985-04-17' },
    details: null,
    personal: 'open',
    ...facts,
    state: {
      decision: verdict.decision,
      waiting: verdict.decision === 'refer',
      officerId: null,
      named: false,
      inside: verdict.decision === 'admit',
      leftAt: null,
      leftHow: null,
      follow: verdict.category === 'hitam' ? 'open' : null,
      ...state,
    },
  };
}

/** A morning at the door, the newest first. */
export const MORNING: readonly Visit[] = [
  visit(12),
  visit(11, { verdict: KUNING }),
  visit(10, { verdict: MERAH, outcome: 'invalid', holder: null, personal: 'none' }),
  visit(9, { person: 'pegawai', format: 'pass', verdict: verdictFor('STAFF_PASS', 'admit') }),
  visit(8, { verdict: HITAM }),
  visit(7, { verdict: KUNING }, { decision: 'admit', waiting: false, officerId: 2, inside: true }),
  visit(
    6,
    {
      kind: 'manual',
      source: 'desk',
      format: null,
      officerId: 2,
      verdict: verdictFor('MANUAL_ENTRY', 'admit'),
      details: { nik: '6409044503800001', phone: '+6281234567890', purpose: 'Legalisir akta' },
    },
    { officerId: 2 },
  ),
  ...[5, 4, 3, 2, 1].map((seq) => visit(seq, {}, { inside: seq > 2 })),
];

export const TODAY = { day: '2022-02-24', total: 12, hijau: 8, kuning: 2, merah: 1, hitam: 1 };
