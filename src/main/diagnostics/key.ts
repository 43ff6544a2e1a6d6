import type { Check } from '#shared/domain/diagnostics.ts';
import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import type { DataFolder } from '../site/data-folder.ts';

const KeyFile = z.object({ protection: z.enum(['os', 'file']) });

/** What guards the log's key. The key itself is not read. */
export function lookAtKey({ masterKey, log }: DataFolder): Check {
  const found = (state: Check['state'], finding: Check['finding']): Check => ({
    check: 'key',
    state,
    finding,
    facts: {},
  });
  if (!existsSync(masterKey)) return found(existsSync(log) ? 'bad' : 'ok', 'KEY_NONE');
  try {
    const { protection } = KeyFile.parse(JSON.parse(readFileSync(masterKey, 'utf8')));
    return protection === 'os' ? found('ok', 'KEY_IN_STORE') : found('warn', 'KEY_IN_FILE');
  } catch {
    return found('bad', 'KEY_UNREADABLE');
  }
}
