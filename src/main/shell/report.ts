import type { Facts, RotatingLog } from '../diagnostics/rotating-log.ts';

let log: RotatingLog | null = null;

/** From now on what is reported is also kept in the local log. */
export function reportTo(target: RotatingLog): void {
  log = target;
}

/**
 * Puts a fault into the program's own output and the local log: what failed, and the error's name and code. Its
 * message is left out, for it might quote what it choked on.
 */
export function report(what: string, error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  process.stderr.write(`gerbang: ${what}: ${name}${code === null ? '' : ` ${code}`}\n`);
  log?.write('fault', { what, name, ...(code === null ? {} : { code }) });
}

/** Puts into the local log what happened to the program. */
export function note(event: string, facts: Facts = {}): void {
  log?.write(event, facts);
}
