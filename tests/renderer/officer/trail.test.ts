import { expect, test } from 'vitest';
import { AUDIT_ACTIONS } from '../../../src/main/log/audit.ts';
import { id } from '../../../src/renderer/officer/trail/texts.id.ts';

test('every action of the audit trail has its words', () => {
  const said = Object.keys(id).filter((key) => key.startsWith('action.'));
  expect(said.sort()).toEqual(AUDIT_ACTIONS.map((action) => `action.${action}`).sort());
});
