/** Makes this process the keeper, which starts the kiosk and starts it again. */
export const KEEP = '--keep';
/** The Windows installer starts the program so after an upgrade: as autostart does, with its keeper. */
export const UPDATED = '--updated';

/**
 * The program's own arguments among Chromium's.
 * @param argv `process.argv`
 * @returns `--data=FOLDER`: where this kiosk keeps its files; `--windowed=1366x768`: not the whole screen;
 *   `--keep`: start the kiosk and keep it running; `--patient`: do not take a page for
 *   hung that tests keep busy; `--cli COMMAND…`: the command line, with all that follows
 */
export function readArguments(argv: readonly string[]) {
  const valueOf = (name: string) =>
    argv.findLast((item) => item.startsWith(`--${name}=`))?.slice(name.length + 3);
  return {
    data: valueOf('data') ?? null,
    windowed: sizeOf(valueOf('windowed')),
    keep: argv.includes(KEEP) || argv.includes(UPDATED),
    patient: argv.includes('--patient'),
    cli: cliArguments(argv),
  };
}

/** What stands behind `--cli`; null where it is not there. */
function cliArguments(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf('--cli');
  return at < 0 ? null : argv.slice(at + 1);
}

/** `1366x768`; null where it is no such size. */
function sizeOf(text: string | undefined): { readonly width: number; readonly height: number } | null {
  const [, width, height] = /^(\d{3,5})x(\d{3,5})$/.exec(text ?? '') ?? [];
  return width === undefined ? null : { width: Number(width), height: Number(height) };
}
