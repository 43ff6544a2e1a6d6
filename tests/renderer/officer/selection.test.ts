import { describe, expect, it } from 'vitest';
import { move } from '../../../src/renderer/officer/selection.ts';

const rows = Array.from({ length: 30 }, (_, place) => ({ seq: 130 - place }));

describe('choosing a row by the keyboard', () => {
  it('begins at the newest', () => {
    expect(move(rows, null, 'next')).toBe(130);
    expect(move(rows, null, 'previous')).toBe(130);
    expect(move(rows, null, 'last')).toBe(101);
  });

  it('steps and leaps', () => {
    expect(move(rows, 130, 'next')).toBe(129);
    expect(move(rows, 129, 'previous')).toBe(130);
    expect(move(rows, 130, 'page-down')).toBe(120);
    expect(move(rows, 120, 'page-up')).toBe(130);
    expect(move(rows, 120, 'first')).toBe(130);
    expect(move(rows, 120, 'last')).toBe(101);
  });

  it('stops at both ends', () => {
    expect(move(rows, 130, 'previous')).toBe(130);
    expect(move(rows, 101, 'next')).toBe(101);
    expect(move(rows, 103, 'page-down')).toBe(101);
  });

  it('stays with its entry when newer ones arrive above it', () => {
    expect(move([{ seq: 132 }, { seq: 131 }, ...rows], 130, 'previous')).toBe(131);
  });

  it('begins anew where its entry is gone, and chooses nothing of nothing', () => {
    expect(move(rows, 7, 'next')).toBe(130);
    expect(move([], null, 'next')).toBeNull();
  });
});
