import { expect, test } from 'vitest';
import { both, partOf } from '../../scripts/dev/parts.ts';

test('an edit below the renderer builds the page, any other one all; an editor’s own files build nothing', () => {
  expect(partOf('renderer/entry/Verdict.tsx')).toBe('page');
  expect(partOf('renderer\\ui\\tokens.css')).toBe('page');
  expect(partOf('main/kiosk.ts')).toBe('all');
  expect(partOf('shared/domain/nik.ts')).toBe('all');
  for (const file of ['renderer/.Verdict.tsx.swp', 'main/#kiosk.ts#', 'main/kiosk.ts~', 'renderer', '4913'])
    expect(partOf(file)).toBe(null);
});

test('of two edits at once the greater one counts', () => {
  expect(both(null, 'page')).toBe('page');
  expect(both('page', null)).toBe('page');
  expect(both('page', 'all')).toBe('all');
  expect(both('all', 'page')).toBe('all');
  expect(both(null, null)).toBe(null);
});
