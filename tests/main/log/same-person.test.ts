import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NewEntry } from '../../../src/shared/domain/entry.ts';
import { DecisionRequest } from '../../../src/shared/domain/live-desk.ts';
import { Site } from '../../../src/shared/domain/site.ts';
import { Decisions } from '../../../src/main/entry/decisions.ts';
import { EntryLog } from '../../../src/main/log/entry-log.ts';
import { Presence } from '../../../src/main/presence/presence.ts';
import { KEYS, newEntry, temporaryLog, verdictOf } from './fixture.ts';

const OFFICER = { id: 7, name: 'Budi Santoso', role: 'petugas' as const };
const MORNING = Date.parse('2022-02-24T01:00:00.000Z');
const EVER = { from: '1970-01-01T00:00:00.000Z', to: '9999-01-01T00:00:00.000Z' };
const AMBER = { verdict: verdictOf('kuning') };
/** A link to a page: nothing is proven, nobody is named. */
const LINK: Partial<NewEntry> = {
  verdict: { decision: 'refer', category: 'kuning', reasons: [{ code: 'ONLINE_ONLY' }] },
  outcome: 'untrusted',
  format: null,
  holder: null,
  issuer: null,
  keyId: null,
};

function office(settings: Record<string, unknown> = {}, opened = temporaryLog()) {
  const { path } = opened;
  let { log } = opened;
  let now = MORNING;
  const site = Site.parse({ version: 1, name: 'Kantor', presence: { enabled: true, ...settings } });
  const made = () => ({
    live: new Decisions({
      ...{ log, now: () => new Date(now), timeZone: () => 'Asia/Makassar', tracked: () => true },
      ...{ dosesOf: () => null, append: (entry: NewEntry) => log.append(entry), isHere: () => true },
    }),
    presence: new Presence({ log, now: () => new Date(now), site: () => site }),
  });
  let { live, presence } = made();
  return {
    get log() {
      return log;
    },
    get live() {
      return live;
    },
    get presence() {
      return presence;
    },
    pass: (minutes: number) => (now += minutes * 60_000),
    restart: () => {
      log.close();
      log = EntryLog.open({ path, keys: KEYS });
      ({ live, presence } = made());
    },
    /** Holds a code to the scanner; returns its entry's number, or null where it made none. */
    scan: (code: string, change: Partial<NewEntry> = {}) => {
      const bytes = Buffer.from(code);
      const meeting = presence.meet(newEntry({ at: new Date(now).toISOString(), ...change }), bytes);
      return 'screen' in meeting ? null : log.appendScan(meeting.entry, bytes).seq;
    },
    admit: (seq: number, person?: DecisionRequest['person']) =>
      live.decide({ seq, decision: 'admit', reason: 'IDENTITY_CONFIRMED', person }, OFFICER),
    waiting: () => live.waiting().map(({ visit }) => visit.seq),
    inside: () => presence.inside().map(({ seq }) => seq),
  };
}

describe('an amber who scans again', () => {
  test('is one waiting person, the newest scan; admitting takes one place', () => {
    const at = office({ capacity: 2 });
    const [, , last] = [at.scan('a', AMBER), at.scan('a', AMBER), at.scan('a', AMBER)];
    expect(at.waiting()).toEqual([last]);
    expect(at.live.countWaiting()).toBe(1);
    at.admit(last ?? 0);
    expect(at.waiting()).toEqual([]);
    expect(at.inside()).toEqual([last]);
    expect(at.presence.state.inside).toBe(1);
    expect(at.log.summary(EVER, 'Asia/Makassar').byDecision).toEqual({ again: 2, admit: 1 });
    expect(at.log.verify()).toMatchObject({ ok: true, rows: 6 });
    expect(at.log.verifyVisits()).toBeNull();
  });

  test('is known by the code alone where nothing names them, after a restart too', () => {
    const at = office();
    at.scan('https://satusehat/1', LINK);
    at.restart();
    at.pass(30);
    const again = at.scan('https://satusehat/1', LINK);
    const other = at.scan('https://satusehat/2', LINK);
    expect(at.waiting()).toEqual([again, other]);
  });

  test('is another where the birth date is, or nothing names them and the code is another', () => {
    const at = office();
    const holder = (birthDate: string) => ({ ...AMBER, holder: { name: 'Siti Aminah', birthDate } });
    at.scan('a', holder('1985-03-01'));
    at.scan('b', holder('1986-03-01'));
    at.scan('c', LINK);
    at.scan('d', LINK);
    expect(at.waiting()).toHaveLength(4);
  });

  test('may have been decided by an entry that is no more the newest: the decision is of the person', () => {
    const at = office();
    const first = at.scan('a', AMBER) ?? 0;
    const second = at.scan('a', AMBER);
    expect(at.admit(first)).toMatchObject({ seq: second });
    expect(at.waiting()).toEqual([]);
    expect(at.inside()).toEqual([second]);
  });

  test('waits again after being turned away, and another day is another visit', () => {
    const at = office();
    const first = at.scan('a', AMBER) ?? 0;
    at.live.decide({ seq: first, decision: 'deny', reason: 'NO_PROOF' }, OFFICER);
    const second = at.scan('a', AMBER);
    expect(at.waiting()).toEqual([second]);
    at.pass(24 * 60);
    const third = at.scan('a', AMBER);
    expect(at.log.page({ ...EVER, waiting: true }, 9).map(({ seq }) => seq)).toEqual([third, second]);
  });

  test('and now has what is green is not waiting any more', () => {
    const at = office();
    at.scan('a', AMBER);
    at.scan('b');
    expect(at.waiting()).toEqual([]);
    expect(at.presence.state.inside).toBe(1);
  });

  test('in haste after a long wait has not left', () => {
    const at = office();
    const seq = at.scan('a', AMBER) ?? 0;
    at.pass(30);
    at.admit(seq);
    expect(at.scan('a', AMBER)).toBeNull();
    expect(at.inside()).toEqual([seq]);
  });

  test.each([
    ['nobody named', undefined, undefined, 1],
    ['one name', { name: 'Dewi Lestari' }, { name: 'DEWI  LESTARI' }, 1],
    ['two names: two people with one link', { name: 'Dewi Lestari' }, { name: 'Rina Wati' }, 2],
  ])('admitted twice by one link, with %s', (_, first, second, places) => {
    const at = office();
    at.admit(at.scan('link', LINK) ?? 0, first);
    at.pass(60);
    at.admit(at.scan('link', LINK) ?? 0, second);
    expect(at.inside()).toHaveLength(places);
  });
});

test('left without a decision: neither admitted nor turned away, not inside, and on record', () => {
  const at = office();
  const seq = at.scan('a', AMBER) ?? 0;
  expect(at.live.decide({ seq, decision: 'left', reason: 'WENT_AWAY' }, OFFICER)).toBeNull();
  expect(at.log.visit(seq)?.state).toMatchObject({ decision: 'left', waiting: false, inside: false });
  expect(at.log.summary(EVER, 'Asia/Makassar').byDecision).toEqual({ left: 1 });
  expect(at.log.steps(seq)).toMatchObject([{ decision: 'left', reason: 'WENT_AWAY', officerId: 7 }]);
  expect(() => at.live.decide({ seq, decision: 'left', reason: 'WENT_AWAY' }, OFFICER)).toThrow(
    expect.objectContaining({ code: 'NOT_WAITING' }),
  );
  expect(at.scan('a', AMBER)).not.toBeNull();
  expect(at.waiting()).toHaveLength(1);
});

test.each(['admit', 'deny', 'left'] as const)('yesterday’s undecided is closed by %s', (decision) => {
  const at = office();
  const seq = at.scan('a', AMBER) ?? 0;
  at.pass(24 * 60);
  const reason = { admit: 'IDENTITY_CONFIRMED', deny: 'NO_PROOF', left: 'OFFICE_CLOSED' } as const;
  expect(at.live.decide({ seq, decision, reason: reason[decision] }, OFFICER)).toBeNull();
  expect(at.live.told(seq)).toBeNull();
  expect(at.log.visit(seq)?.state).toMatchObject({ decision, waiting: false, inside: false });
  expect(at.presence.state.inside).toBe(0);
});

describe('who it is, of whom nothing proves a name', () => {
  const person = {
    name: 'Dewi Lestari',
    birthDate: '1980-03-05',
    nik: '6409044503800001',
    purpose: 'Legalisir akta',
  };

  test('is found, counted and listed like everybody else, and can be erased', async () => {
    const at = office();
    const seq = at.scan('link', LINK) ?? 0;
    expect(at.admit(seq, person)).toMatchObject({ holder: { name: 'Dewi Lestari' } });
    const { birthDate, name, nik, purpose } = person;
    expect(at.presence.inside()).toMatchObject([
      { seq, holder: { name, birthDate }, details: { nik, purpose }, state: { named: true } },
    ]);
    for (const text of ['lestari dew', nik]) {
      expect((await at.log.search(text, EVER, 9)).map((visit) => visit.seq)).toEqual([seq]);
    }
    expect(at.log.steps(seq)).toMatchObject([{ person: { holder: { name } } }]);
    expect(at.log.verify()).toMatchObject({ ok: true });
    at.log.eraseRows([seq], { at: new Date(), officerId: 7 });
    expect(at.log.visit(seq)).toMatchObject({ holder: null, details: null, personal: 'erased' });
    expect(await at.log.search('lestari', EVER, 9)).toEqual([]);
    expect(at.log.verify()).toMatchObject({ ok: true });
  });

  test('is shredded when its time is over', () => {
    const at = office();
    const seq = at.scan('link', LINK) ?? 0;
    at.admit(seq, person);
    at.log.eraseBefore(new Date(MORNING + 60_000), { at: new Date(MORNING), officerId: null });
    expect(at.log.visit(seq)).toMatchObject({ holder: null, personal: 'erased' });
  });

  test('keeps the note that came with it, and is followed up where nothing was shown', () => {
    const at = office();
    const seq = at.scan('link', LINK) ?? 0;
    at.live.decide(
      { seq, decision: 'deny', reason: 'NO_PROOF', note: 'tanpa kartu', person: { name: 'Dewi Lestari' } },
      OFFICER,
    );
    expect(at.log.steps(seq)).toMatchObject([{ note: 'tanpa kartu' }]);
    expect(at.log.visit(seq)?.state.follow).toBe('open');
    expect(at.log.verifyVisits()).toBeNull();
  });

  test('is not for a decision to say where it is proven, or typed in', () => {
    const at = office();
    const seq = at.scan('a', AMBER) ?? 0;
    expect(() => at.admit(seq, person)).toThrow(expect.objectContaining({ code: 'NAME_PROVEN' }));
    expect(at.log.steps(seq)).toEqual([]);
  });

  test.each([
    ['a NIK that is none', { ...person, nik: '1234567890123456' }],
    ['a name of blanks', { ...person, name: '  ' }],
    ['a name without end', { ...person, name: 'x'.repeat(5000) }],
    ['a purpose without end', { ...person, purpose: 'x'.repeat(5000) }],
  ])('is refused with %s', (_, typed) => {
    const request = { seq: 1, decision: 'admit', reason: 'IDENTITY_CONFIRMED', person: typed };
    expect(DecisionRequest.safeParse(request).success).toBe(false);
  });
});

test('whatever people and officers do: who waits is who is undecided, and each is inside once', () => {
  const PEOPLE = [0, 1, 2, 3];
  /** The first two have a certificate with a name, the others a link. */
  const codeOf = (who: number): Partial<NewEntry> =>
    who < 2 ? { ...AMBER, holder: { name: 'Siti Aminah', birthDate: `198${String(who)}-03-08` } } : LINK;
  const act = fc.record({
    who: fc.constantFrom(...PEOPLE),
    what: fc.constantFrom('scan', 'scan', 'admit', 'deny', 'left', 'out', 'restart'),
    minutes: fc.integer({ min: 0, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const at = office();
      const entries = new Map<number, number>();
      const [waiting, inside] = [new Set<number>(), new Set<number>()];
      for (const { who, what, minutes } of acts) {
        at.pass(minutes / 10);
        const seq = entries.get(who);
        if (what === 'restart') at.restart();
        else if (what === 'scan') {
          const made = at.scan(`code ${String(who)}`, codeOf(who));
          if (made === null) expect(inside).toContain(who);
          else {
            entries.set(who, made);
            waiting.add(who);
          }
        } else if (what === 'out') {
          const rows = at.presence.inside().filter(({ seq: row }) => row === seq);
          at.presence.leaveByHand(
            rows.map((row) => row.seq),
            OFFICER,
          );
          if (rows.length > 0) inside.delete(who);
        } else if (seq !== undefined && waiting.has(who)) {
          if (what === 'admit') at.admit(seq);
          else
            at.live.decide(
              { seq, decision: what, reason: what === 'deny' ? 'NO_PROOF' : 'WENT_AWAY' },
              OFFICER,
            );
          waiting.delete(who);
          if (what === 'admit') inside.add(who);
        }
        expect(at.live.countWaiting()).toBe(waiting.size);
        expect(at.waiting()).toHaveLength(waiting.size);
        expect(at.presence.state.inside).toBe(inside.size);
      }
      expect(at.log.verify()).toMatchObject({ ok: true });
      expect(at.log.verifyVisits()).toBeNull();
      at.log.close();
    }),
    { numRuns: 40 },
  );
});
