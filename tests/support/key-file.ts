import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { dataFolder } from '../../src/main/site/data-folder.ts';

/** The master key of a kiosk whose key no key store wraps, in Base64. */
export function keyIn(folder: string): string {
  const text = readFileSync(dataFolder(folder).masterKey, 'utf8');
  return z.object({ protection: z.literal('file'), key: z.string() }).parse(JSON.parse(text)).key;
}
