import type { Policy } from '../policy.ts';
import { ppu } from './ppu.ts';

/**
 * What most EU states asked in 2022 (Regulation (EU) 2021/953, Delegated Regulation (EU) 2021/2288): vaccinated,
 * tested or recovered; a primary series counts 270 days, a booster without end; 1/1 after recovery as certified.
 */
export const euLike: Policy = {
  ...ppu,
  id: 'eu-like',
  title: {
    id: 'Seperti Uni Eropa: vaksin, tes, atau sembuh',
    en: 'EU-like: vaccinated, tested or recovered',
  },
  basis: 'Regulation (EU) 2021/953; Delegated Regulation (EU) 2021/2288',
  vaccination: { ...ppu.vaccination, validityDays: 270, shortenedSeries: 'as-certified' },
  ages: { exemptUnder: 12, minors: null },
  tests: { ...ppu.tests, naat: 72, antigen: 24 },
  outcomes: {
    ...ppu.outcomes,
    VACCINATION_TOO_RECENT: 'merah',
    VACCINATION_PARTIAL: 'merah',
    VACCINATION_DATE_UNCLEAR: 'merah',
    VACCINE_NOT_ACCEPTED: 'merah',
    TEST_NEGATIVE: 'hijau',
    RECOVERY: 'hijau',
  },
};
