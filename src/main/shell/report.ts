/**
 * Puts a fault into the program's own output: what failed, and the error's name and code. Its message is left out,
 * for it might quote what it choked on.
 */
export function report(what: string, error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : '';
  process.stderr.write(`gerbang: ${what}: ${name}${code}\n`);
}
