/** Our pages live at this origin, and nothing else does. */
export const APP_ORIGIN = 'app://gerbang';
/** The one page that there is, but for that of the diagnosis. */
export const HOME = `${APP_ORIGIN}/index.html`;
