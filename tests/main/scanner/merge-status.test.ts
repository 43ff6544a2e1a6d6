import { expect, test } from 'vitest';
import { mergeStatus } from '../../../src/main/scanner/merge-status.ts';

const hid = { kind: 'hid', state: 'denied', device: '/dev/hidraw0' } as const;
const port = { kind: 'serial', state: 'connected', device: '/dev/ttyACM0' } as const;
const held = { kind: 'serial', state: 'busy', device: '/dev/ttyACM1' } as const;

test('one scanner that reads is enough, and all are told', () => {
  expect(mergeStatus([hid, held, port], true)).toEqual({
    state: 'connected',
    device: '/dev/ttyACM0',
    devices: [hid, held, port],
  });
});

test('where none reads, it is said what a person can mend', () => {
  const lost = { ...port, state: 'lost' } as const;
  expect(mergeStatus([lost, hid, held], true)).toMatchObject({ state: 'busy', device: '/dev/ttyACM1' });
  expect(mergeStatus([lost, hid], true)).toMatchObject({ state: 'denied', device: '/dev/hidraw0' });
  expect(mergeStatus([lost], true)).toMatchObject({ state: 'lost', device: '/dev/ttyACM0' });
});

test('where none is there, it is searched for, or lost where one was', () => {
  expect(mergeStatus([], false)).toEqual({ state: 'searching', device: null, devices: [] });
  expect(mergeStatus([], true)).toEqual({ state: 'lost', device: null, devices: [] });
});
