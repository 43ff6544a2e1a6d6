import { EventEmitter, once } from 'node:events';
import type { Dialogs } from '../../src/main/paper/dialogs.ts';
import type { Faces } from '../../src/main/paper/faces.ts';
import { testFaces } from './faces.ts';

/** A desktop whose dialogs stand there until the test answers them. */
export class FakeDialogs implements Dialogs {
  /** What each dialog that stands there is for. */
  readonly open: ('file' | 'place' | 'folder')[] = [];
  readonly #answers: ((path: string | null) => void)[] = [];
  readonly #events = new EventEmitter();

  openFile(): Promise<string | null> {
    return this.#ask('file');
  }

  saveFile(): Promise<string | null> {
    return this.#ask('place');
  }

  openFolder(): Promise<string | null> {
    return this.#ask('folder');
  }

  faces(): Promise<Faces> {
    return Promise.resolve(testFaces());
  }

  print(): Promise<string | null> {
    return Promise.resolve(null);
  }

  /** Resolves when a dialog stands there. */
  async opened(): Promise<void> {
    if (this.open.length === 0) await once(this.#events, 'open');
  }

  /** Answers the dialog that was opened first. @param path null: the person thinks better of it */
  answer(path: string | null): void {
    this.open.shift();
    this.#answers.shift()?.(path);
  }

  #ask(what: 'file' | 'place' | 'folder'): Promise<string | null> {
    return new Promise((resolve) => {
      this.open.push(what);
      this.#answers.push(resolve);
      this.#events.emit('open');
    });
  }
}
