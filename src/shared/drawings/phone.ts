/**
 * A phone held over a desk scanner, on a field of 620 x 560: the paths of which the idle screen and the poster draw it,
 * in strokes of 6.
 */

/** The modules of the drawn code, row by row: it looks like a QR code and is none. */
const CODE = [
  '00000000110100000',
  '00000001010110000',
  '00000000101000000',
  '00000001100110000',
  '00000000010100000',
  '00000001101010000',
  '01011010011011010',
  '11010110110010111',
  '00101101001101001',
  '10110010111010110',
  '01001101010011010',
  '00000001100101101',
  '00000000111010011',
  '00000001010111010',
  '00000000101101101',
  '00000001011010110',
  '00000000110101011',
];
export const MODULE = 7;
export const CODE_PATH = CODE.flatMap((row, y) =>
  Array.from(row, (cell, x) =>
    cell === '1' ? `M${x * MODULE} ${y * MODULE}h${MODULE}v${MODULE}h-${MODULE}z` : '',
  ),
).join('');
/** The three corners by which a code is found. */
export const FINDERS = [
  [0, 0],
  [11, 0],
  [0, 11],
] as const;

/** The desk scanner. */
export const BASE = 'M256 560 L270 494 Q274 474 294 474 H450 Q470 474 474 494 L488 560 Z';
/** The light in its window. */
export const LIGHT = 'M318 509 H426';
/** The hand behind the phone. */
export const PALM = 'M118 262 C170 236 220 190 262 168 H330 V338 H262 C222 352 186 356 146 372 Z';
export const EARPIECE = 'M354 44 H390';
/** What stands beneath the code. */
export const LINES = 'M314 246 H430 M314 270 H388';
export const THUMB =
  'M222 193 C242 178 264 139 288 126 C306 116 326 132 316 152 C304 174 286 200 276 238 L240 270 Z';
export const THUMB_LINE =
  'M222 193 C242 178 264 139 288 126 C306 116 326 132 316 152 C304 174 286 200 276 246';
/** The arm comes in from the left edge. */
export const SLEEVE = 'M-60 300 L104 232 L156 392 L-60 480 Z';
export const CUFF = 'M98 226 L128 216 L184 380 L152 394 Z';
/** From the scanner to the phone, the nearest first. */
export const RAYS = [
  'M326 446 Q372 426 418 446',
  'M308 420 Q372 390 436 420',
  'M290 394 Q372 354 454 394',
] as const;
