import type { FileKind } from '#shared/ipc/request.ts';
import type { Faces } from './faces.ts';

/**
 * What only a window can do: ask a person for a file, and hand over what the window's pages are written with. A dialog
 * may stand there for hours: `ipc/answer.ts` opens them, and asks again who is there.
 */
export interface Dialogs {
  /** A file to read; null where the person thinks better of it. */
  openFile(kind: FileKind): Promise<string | null>;
  /** A file to write; null where the person thinks better of it. */
  saveFile(name: string, kind: FileKind): Promise<string | null>;
  /** A folder; null where the person thinks better of it. */
  openFolder(): Promise<string | null>;
  faces(): Promise<Faces>;
  /** Prints what is on the screen. Null where it is on paper; else the file that it was written to, by that name. */
  print(name: string): Promise<string | null>;
}
