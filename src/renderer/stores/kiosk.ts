import type { KioskState } from '#shared/domain/kiosk.ts';
import { create } from 'zustand';

interface KioskStore {
  /** Null until the main process has told. */
  readonly state: KioskState | null;
  /** True where the main process could not tell. */
  readonly failed: boolean;
}

export const useKiosk = create<KioskStore>(() => ({ state: null, failed: false }));
