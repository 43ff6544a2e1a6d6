import { create } from 'zustand';

/** The recovery code that is to be written down; null where none is. Kept no longer than it is on the screen. */
export const useRecovery = create<{ readonly code: string | null }>(() => ({ code: null }));
