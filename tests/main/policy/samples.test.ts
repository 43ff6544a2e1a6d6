import { describe, expect, test } from 'vitest';
import { Credential } from '#shared/domain/credential.ts';
import { SAMPLE_IDS } from '#shared/domain/policy-desk.ts';
import { euLike } from '../../../src/main/policy/presets/eu-like.ts';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import { samples } from '../../../src/main/policy/samples.ts';
import { trySamples } from '../../../src/main/policy/try-out.ts';

const at = new Date('2022-03-01T02:00:00Z');
const timeZone = 'Asia/Makassar';

describe('the sample people of a try-out', () => {
  test('are whole credentials, one for each that the screen has words for', () => {
    const all = samples(at, timeZone);
    expect(all.map(({ id }) => id)).toEqual(SAMPLE_IDS);
    for (const { credential } of all) expect(Credential.parse(credential)).toEqual(credential);
  });

  test('meet every category under PPU’s policy', () => {
    const told = trySamples(ppu, ppu, at, timeZone).map(({ id, after }) => [
      id,
      after.category,
      after.reasons[0]?.code,
    ]);
    expect(told).toEqual([
      ['complete', 'hijau', 'VACCINATION_COMPLETE'],
      ['recent', 'kuning', 'VACCINATION_TOO_RECENT'],
      ['partial', 'kuning', 'VACCINATION_PARTIAL'],
      ['boosted', 'hijau', 'VACCINATION_COMPLETE'],
      ['longAgo', 'hijau', 'VACCINATION_COMPLETE'],
      ['oneDoseVaccine', 'hijau', 'VACCINATION_COMPLETE'],
      ['unknownVaccine', 'kuning', 'VACCINE_NOT_ACCEPTED'],
      ['child', 'hijau', 'AGE_EXEMPT'],
      ['teenager', 'kuning', 'VACCINATION_PARTIAL'],
      ['negative', 'kuning', 'TEST_NEGATIVE'],
      ['negativeOld', 'merah', 'TEST_EXPIRED'],
      ['positive', 'hitam', 'TEST_POSITIVE'],
      ['vaccinatedPositive', 'hitam', 'TEST_POSITIVE'],
      ['recovered', 'kuning', 'RECOVERY'],
      ['recoveredOneDose', 'hijau', 'VACCINATION_COMPLETE'],
    ]);
  });

  test('show what another policy would change', () => {
    const changed = trySamples(ppu, euLike, at, timeZone).filter(
      ({ before, after }) => before.category !== after.category,
    );
    expect(changed.map(({ id, before, after }) => `${id}: ${before.category} to ${after.category}`)).toEqual([
      'recent: kuning to merah',
      'partial: kuning to merah',
      'longAgo: hijau to merah',
      'unknownVaccine: kuning to merah',
      'teenager: kuning to merah',
      'negative: kuning to hijau',
      'recovered: kuning to hijau',
    ]);
  });
});
