import type { Policy } from '../policy.ts';
import { booster } from './booster.ts';
import { euLike } from './eu-like.ts';
import { ppu } from './ppu.ts';

/** The policies that Gerbang ships, the default first. */
export const PRESETS: readonly Policy[] = [ppu, booster, euLike];
