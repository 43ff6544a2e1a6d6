import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScanScreen } from '#shared/domain/kiosk.ts';
import { DECISIONS } from '#shared/domain/verdict.ts';
import { type Decidable, whoIsMeant } from '../../../src/renderer/stores/meant.ts';

const at = '2022-02-24T06:05:00.000Z';
const visit = (seq: number, decision: (typeof DECISIONS)[number] = 'refer'): Decidable => ({
  seq,
  holder: { name: `Person ${seq}` },
  verdict: { decision, category: 'kuning', reasons: [{ code: 'VACCINATION_PARTIAL' }] },
  state: { decision },
});
const verdict = (seq: number, decision: (typeof DECISIONS)[number]): ScanScreen => ({
  kind: 'verdict',
  at,
  ...{ seq, holder: { name: `Person ${seq}` }, verdict: visit(seq, decision).verdict },
});
const others: ScanScreen[] = [
  { kind: 'fault', at, fault: 'LOG_LOCKED' },
  { kind: 'part', at, have: 1, of: 2 },
  { kind: 'presence', at, event: 'already', seq: 9, holder: { name: 'Person 9' } },
];

describe('whom the officer’s decision is of', () => {
  it('is whose verdict stands, whatever its colour', () => {
    for (const decision of DECISIONS)
      expect(whoIsMeant({ standing: verdict(3, decision), chosen: visit(2), panel: visit(1) })).toMatchObject(
        { seq: 3, holder: { name: 'Person 3' }, state: { decision } },
      );
  });

  it('is the chosen row where nothing stands, else who the panel shows', () => {
    expect(whoIsMeant({ standing: null, chosen: visit(2), panel: visit(1) })).toMatchObject({ seq: 2 });
    expect(whoIsMeant({ standing: null, chosen: null, panel: visit(1) })).toMatchObject({ seq: 1 });
    expect(whoIsMeant({ standing: null, chosen: null, panel: null })).toBe('nobody');
  });

  it('is nobody who is elsewhere while anything else stands', () => {
    for (const standing of others)
      expect(whoIsMeant({ standing, chosen: visit(2), panel: visit(1) })).toBe('no-verdict');
  });

  it('is never one who is not in front, for anything that stands, is chosen and waits', () => {
    const candidate = fc.option(fc.integer({ min: 1, max: 99 }).map((seq) => visit(seq)));
    const screen = fc.option(
      fc.oneof(
        fc
          .tuple(fc.integer({ min: 1, max: 99 }), fc.constantFrom(...DECISIONS))
          .map(([seq, decision]) => verdict(seq, decision)),
        fc.constantFrom(...others),
      ),
    );
    fc.assert(
      fc.property(screen, candidate, candidate, (standing, chosen, panel) => {
        const meant = whoIsMeant({ standing, chosen, panel });
        const seq = typeof meant === 'string' ? null : meant.seq;
        const inFront =
          standing === null ? (chosen ?? panel)?.seq : standing.kind === 'verdict' ? standing.seq : null;
        expect(seq).toBe(inFront ?? null);
      }),
    );
  });
});
