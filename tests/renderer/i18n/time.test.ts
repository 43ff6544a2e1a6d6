import { describe, expect, it } from 'vitest';
import {
  clockTime,
  exactTime,
  longDate,
  shortDate,
  untilNextMinute,
  zoneName,
} from '../../../src/renderer/i18n/time.ts';

const at = new Date('2022-02-24T16:05:09.250Z');

describe('times as people there write them', () => {
  it('puts a dot between hours and minutes in Indonesian, a colon in English', () => {
    expect(clockTime(at, 'Asia/Jakarta', 'id')).toBe('23.05');
    expect(clockTime(at, 'Asia/Jakarta', 'en')).toBe('23:05');
    expect(exactTime(at, 'Asia/Jakarta', 'id')).toBe('23.05.09');
  });

  it('counts the hour after midnight as 00', () => {
    expect(clockTime(at, 'Asia/Makassar', 'id')).toBe('00.05');
    expect(clockTime(at, 'Asia/Makassar', 'en')).toBe('00:05');
  });

  it('takes the day of the place, not of UTC', () => {
    expect(longDate(at, 'Asia/Jakarta', 'id')).toBe('Kamis, 24 Februari 2022');
    expect(longDate(at, 'Asia/Makassar', 'id')).toBe('Jumat, 25 Februari 2022');
    expect(longDate(at, 'Asia/Makassar', 'en')).toBe('Friday, 25 February 2022');
  });

  it('knows the three zones of Indonesia by name, and others as the system does', () => {
    expect(zoneName('Asia/Pontianak', at)).toBe('WIB');
    expect(zoneName('Asia/Makassar', at)).toBe('WITA');
    expect(zoneName('Asia/Jayapura', at)).toBe('WIT');
    expect(zoneName('UTC', at)).toBe('UTC');
    expect(zoneName('Asia/Kolkata', at)).toBe('GMT+5:30');
  });

  it('says a date as far as it is known', () => {
    expect(shortDate('1986-08-07', 'id')).toBe('7 Agu 1986');
    expect(shortDate('1986-08-07', 'en')).toBe('7 Aug 1986');
    expect(shortDate('1986-05', 'id')).toBe('Mei 1986');
    expect(shortDate('1986', 'id')).toBe('1986');
  });

  it('moves the clock at the full minute', () => {
    expect(untilNextMinute(at.getTime())).toBe(50_750);
    expect(untilNextMinute(Date.parse('2022-02-24T16:05:00.000Z'))).toBe(60_000);
  });
});
