/** The signs of the verdicts, on a field of 96 x 96. */

/** In a disc: admitted. */
export const CHECK = 'M26 50 L42 66 L71 34';
/** In an octagon: not admitted. */
export const CROSS = 'M33 33 L63 63 M63 33 L33 63';
/** In the inner one of two. */
export const SMALL_CROSS = 'M36 36 L60 60 M60 36 L36 60';
export const DIAMOND = 'M48 1 L95 48 L48 95 L1 48 Z';
/** Three people, shoulder to shoulder. */
export const PEOPLE =
  'M48 25 a8 8 0 1 1 0 16 a8 8 0 1 1 0 -16 Z M34 62 c0 -10 5.5 -17 14 -17 s14 7 14 17 Z ' +
  'M28.5 37 a6 6 0 1 1 0 12 a6 6 0 1 1 0 -12 Z M18 62 c0 -7 4 -10.5 10 -10.5 c1.6 0 3 .2 4.2 .7 c-1.6 2.8 -2.5 6 -2.6 9.8 Z ' +
  'M67.5 37 a6 6 0 1 1 0 12 a6 6 0 1 1 0 -12 Z M78 62 c0 -7 -4 -10.5 -10 -10.5 c-1.6 0 -3 .2 -4.2 .7 c1.6 2.8 2.5 6 2.6 9.8 Z';
export const OCTAGON = 'M29.5 3 H66.5 L93 29.5 V66.5 L66.5 93 H29.5 L3 66.5 V29.5 Z';
export const INNER_OCTAGON = 'M34 14 H62 L82 34 V62 L62 82 H34 L14 62 V34 Z';

/** An open hand, palm forward: four fingers, the thumb, the heel. */
export const HAND =
  'M35 50 V27.5 a4.5 4.5 0 0 1 9 0 V45 h2 V21.5 a4.5 4.5 0 0 1 9 0 V45 h2 V25.5 a4.5 4.5 0 0 1 9 0 V47 h2 V34.5 ' +
  'a4.5 4.5 0 0 1 9 0 V58 c0 13.5 -8.8 22 -21 22 c-9.5 0 -15.2 -4.4 -19.8 -11.8 L20.6 54.6 c-1.6 -2.6 -.9 -5.7 1.5 ' +
  '-7.3 c2.4 -1.6 5.4 -1 7.3 1.2 L35 55.5 Z';
