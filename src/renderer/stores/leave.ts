import { create } from 'zustand';

/** Whether the kiosk asks who wants to leave it. */
export const useLeave = create<{ readonly asking: boolean }>(() => ({ asking: false }));
