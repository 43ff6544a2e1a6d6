import type { ScreenRole } from '#shared/domain/screen-role.ts';
import { create } from 'zustand';

/** What this window is for; null until the main process has told. */
export const useRole = create<{ readonly role: ScreenRole | null }>(() => ({ role: null }));
