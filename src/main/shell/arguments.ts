import * as z from 'zod';

const WindowedSize = z
  .string()
  .regex(/^\d{3,5}x\d{3,5}$/)
  .transform((text) => text.split('x').map(Number))
  .transform(([width = 0, height = 0]) => ({ width, height }));

/** Makes this process the keeper, which starts the kiosk and starts it again. */
export const KEEP = '--keep';

/**
 * The program's own arguments among Chromium's.
 * @param argv `process.argv`
 * @returns `--data=FOLDER`: where this kiosk keeps its files; `--windowed=1366x768`: not the whole screen;
 *   `--keep`: start the kiosk and keep it running
 */
export function readArguments(argv: readonly string[]) {
  const valueOf = (name: string) =>
    argv.findLast((item) => item.startsWith(`--${name}=`))?.slice(name.length + 3);
  return {
    data: valueOf('data') ?? null,
    windowed: WindowedSize.safeParse(valueOf('windowed')).data ?? null,
    keep: argv.includes(KEEP),
  };
}
