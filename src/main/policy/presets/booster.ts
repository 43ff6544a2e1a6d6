import type { Policy } from '../policy.ts';
import { ppu } from './ppu.ts';

/** PPU's rules, with a booster for adults: without it the officer decides (as SE Mendagri 440/3917/SJ of 2022 asks). */
export const booster: Policy = {
  ...ppu,
  id: 'booster',
  title: { id: 'Booster untuk dewasa', en: 'Booster for adults' },
  basis: 'SE Mendagri 440/3917/SJ (2022)',
  booster: { requiredFromAge: 18, waitingDays: 0, validityDays: null },
};
