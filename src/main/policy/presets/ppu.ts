import type { Policy } from '../policy.ts';

/**
 * Penajam Paser Utara's rules, the default. Inmendagri 35/2021 asks for vaccination; isolation is ten days from the
 * sample (KMK HK.01.07/MENKES/4641/2021); tests count 72 and 24 hours, as they did for travel. What Inmendagri
 * does not settle is left to the officer (kuning): a person is never sent away over a doubt in our reading.
 */
export const ppu: Policy = {
  version: 1,
  id: 'ppu',
  title: { id: 'PPU: vaksinasi dosis lengkap', en: 'PPU: complete primary vaccination' },
  basis: 'Inmendagri 35/2021; KMK HK.01.07/MENKES/4641/2021',
  vaccination: {
    accepted: 'known',
    dosesInSeries: {},
    waitingDays: 14,
    validityDays: null,
    minimumIntervalDays: 14,
    shortenedSeries: 'with-proof',
  },
  booster: { requiredFromAge: null, waitingDays: 0, validityDays: null },
  ages: { exemptUnder: 6, minors: null },
  tests: { naat: 72, antigen: 24, antibody: null, other: null },
  recovery: { fromDay: 11, untilDay: 180 },
  isolation: { days: 10 },
  credential: { graceDays: 0 },
  outcomes: {
    VACCINATION_COMPLETE: 'hijau',
    VACCINATION_TOO_RECENT: 'kuning',
    VACCINATION_PARTIAL: 'kuning',
    VACCINATION_EXPIRED: 'merah',
    VACCINATION_IN_FUTURE: 'merah',
    VACCINATION_DATE_UNCLEAR: 'kuning',
    VACCINE_NOT_ACCEPTED: 'kuning',
    BOOSTER_REQUIRED: 'kuning',
    AGE_EXEMPT: 'hijau',
    TEST_NEGATIVE: 'kuning',
    TEST_EXPIRED: 'merah',
    TEST_INCONCLUSIVE: 'merah',
    TEST_IN_FUTURE: 'merah',
    TEST_NOT_ACCEPTED: 'merah',
    TEST_POSITIVE: 'hitam',
    TEST_POSITIVE_PAST: 'merah',
    RECOVERY: 'kuning',
    RECOVERY_EXPIRED: 'merah',
    RECOVERY_NOT_YET_VALID: 'merah',
    OTHER_DISEASE: 'merah',
  },
  rules: { entries: [], failed: 'merah', undecided: 'kuning', categories: {}, disabled: [] },
  valueSets: {},
};
