import { create } from 'zustand';
import type { Draft } from './draft.ts';

interface DraftStore {
  /** Outlives the screen, so that a desk that signed out of itself loses nobody's work; null: nothing was changed. */
  readonly draft: Draft | null;
}

export const useDraft = create<DraftStore>(() => ({ draft: null }));
