import { expect, test } from 'vitest';
import { AUDIT_ACTIONS } from '../../../src/main/log/audit.ts';
import { trailId } from '../../../src/renderer/i18n/trail.id.ts';

test('every action of the audit trail has its words', () => {
  const said = Object.keys(trailId).filter((key) => key.startsWith('action.'));
  expect(said.sort()).toEqual(AUDIT_ACTIONS.map((action) => `action.${action}`).sort());
});
