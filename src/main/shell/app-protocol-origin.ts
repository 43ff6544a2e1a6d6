/** Our pages live at this origin, and nothing else does. */
export const APP_ORIGIN = 'app://gerbang';
