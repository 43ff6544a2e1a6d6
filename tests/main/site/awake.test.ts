import { expect, test } from 'vitest';
import { Site } from '#shared/domain/site.ts';
import { isAwake } from '../../../src/main/site/awake.ts';

function office(awakeFrom: string, closingTime: string): Site {
  return Site.parse({ version: 1, name: 'Kantor', power: { awakeFrom }, presence: { closingTime } });
}

/** That clock in WITA, which is UTC+8. */
const at = (clock: string) => new Date(`2026-02-24T${clock}:00+08:00`);

test.each([
  ['05:29', false],
  ['05:30', true],
  ['12:00', true],
  ['18:59', true],
  ['19:00', false],
  ['23:59', false],
  ['00:00', false],
])('an office that opens in the morning, at %s: awake is %s', (clock, awake) => {
  expect(isAwake(office('05:30', '18:00'), at(clock))).toBe(awake);
});

test.each([
  ['20:59', false],
  ['21:00', true],
  ['00:00', true],
  ['06:59', true],
  ['07:00', false],
])('a night shift, at %s: awake is %s', (clock, awake) => {
  expect(isAwake(office('21:00', '06:00'), at(clock))).toBe(awake);
});
