import type * as z from 'zod';

/** `petugas`: whoever is signed in; `admin`: an admin who is. */
export type Who = 'anyone' | 'petugas' | 'admin';

/** A kind of file, as the system's dialog offers it. */
export interface FileKind {
  /** What people call such files. */
  readonly name: string;
  /** Without dots. */
  readonly extensions: readonly string[];
}

/**
 * What the person is asked in the system's own dialog: a file to read, a folder, or where a file goes, which is of one
 * of these kinds. `declined` is the reply where they think better of it.
 */
export type Asks = { readonly declined: null | false } & (
  { readonly open: FileKind } | { readonly folder: true } | { readonly save: readonly FileKind[] }
);

/** A line of the contract. Whoever asks is held to it in one place, `src/main/ipc/answer.ts`. */
export interface RequestShape {
  readonly for: Who;
  /** Only before the kiosk is set up, or only after; left out: always. */
  readonly phase?: 'setup' | 'ready';
  /** Left out: nothing is asked, and no dialog can be. */
  readonly asks?: Asks;
  /** The visitors' own windows may ask it as well. */
  readonly visitors?: true;
  /** Nothing that the screens are told of is another by it, or it tells them itself; left out: they are told afterwards. */
  readonly quiet?: true;
  /** Whoever asks is signed out by it. */
  readonly signsOut?: true;
  readonly payload: z.ZodType;
  readonly reply: z.ZodType;
}

/** The kinds of files that people are asked for. */
export const FILES = {
  backup: { name: 'Gerbang', extensions: ['gbk'] },
  card: { name: 'Gerbang', extensions: ['card'] },
  csv: { name: 'CSV', extensions: ['csv'] },
  json: { name: 'JSON', extensions: ['json'] },
  jsonl: { name: 'JSON Lines', extensions: ['jsonl'] },
  key: { name: 'Gerbang', extensions: ['key'] },
  manifest: { name: 'gerbang-update.json', extensions: ['json'] },
  pdf: { name: 'PDF', extensions: ['pdf'] },
  table: { name: 'XLSX, CSV', extensions: ['xlsx', 'csv', 'txt'] },
  xlsx: { name: 'Excel', extensions: ['xlsx'] },
} as const satisfies Record<string, FileKind>;
