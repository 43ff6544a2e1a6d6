import { writeFile } from 'node:fs/promises';
import type { Officer } from '#shared/domain/officer.ts';
import {
  requests,
  type Refusal,
  type Reply,
  type RequestName,
  type RequestPayload,
} from '#shared/ipc/contract.ts';
import type { FileKind, RequestShape } from '#shared/ipc/request.ts';
import { type Asker, RefusedError, type Works } from '../feature.ts';
import type { SignIn } from '../officer/session.ts';
import type { Dialogs } from '../paper/dialogs.ts';
import type { Faces } from '../paper/faces.ts';
import { refusalOf } from './refusals.ts';

/** Where requests are answered: who is there, and what the person can be asked with. */
export interface Room {
  readonly phase: 'setup' | 'ready';
  /** Who is signed in. */
  readonly session: SignIn | null;
  /** Null where there is no window. */
  readonly dialogs: Dialogs | null;
  /** Tells the screens how things are. */
  readonly changed: () => void;
}

/** Takes whatever a page sends. @throws RefusedError, and what no refusal names */
type Handler = (payload?: unknown) => Promise<unknown>;

/** What answers the requests, each kept to what the contract says of it. */
export type Handlers<Names extends string = RequestName> = Readonly<Record<Names, Handler>>;

/** Answers whatever a page asks; never rejects. `sender` is whatever tells who asks. */
export type Answer<Sender> = (sender: Sender, name: unknown, payload: unknown) => Promise<Reply<unknown>>;

interface AnswerOptions<Sender> {
  /** What this sender may ask; null where it is not the top frame of a window of ours that shows a page of ours. */
  handlersFor: (sender: Sender) => Readonly<Partial<Record<RequestName, Handler>>> | null;
  /** Told of what should never happen: an error that no refusal names. */
  onError: (name: RequestName, error: unknown) => void;
}

/** Ties the contract's requests to what answers them. */
export function answerWith<Sender>({ handlersFor, onError }: AnswerOptions<Sender>): Answer<Sender> {
  return async (sender, name, payload) => {
    const handler = isRequestName(name) ? handlersFor(sender)?.[name] : undefined;
    if (!isRequestName(name) || !handler) return { ok: false, code: 'BAD_REQUEST' };
    try {
      return { ok: true, value: await handler(payload) };
    } catch (error) {
      if (error instanceof RefusedError) return refused(error);
      onError(name, error);
      return { ok: false, code: 'INTERNAL_ERROR' };
    }
  };
}

/**
 * Holds whoever asks to what the contract says, in this order: who, payload, what the person is asked, who again, the
 * work, who again; then the screens are told. A reply is for whoever asked: it is not told once they are gone.
 */
export function handlersOf<Names extends RequestName>(
  room: Room,
  works: Pick<Works, Names>,
): Handlers<Names> {
  const made: Partial<Record<Names, Handler>> = {};
  for (const name in works) made[name] = (payload) => carryOut(name, payload, room, works[name]);
  return complete(made, works);
}

/** What whoever asks is held to. */
type Terms = Omit<RequestShape, 'payload' | 'reply'>;

/** The contract's lines, each tied to its own name, so that `carryOut` needs no cast. */
const lines: {
  readonly [N in RequestName]: Terms & {
    readonly payload: {
      safeParse(payload: unknown): { success: true; data: RequestPayload<N> } | { success: false };
    };
  };
} = requests;

/** The person thought better of it. */
class Declined extends Error {}

async function carryOut<N extends RequestName>(
  name: N,
  payload: unknown,
  room: Room,
  work: Works[N],
): Promise<unknown> {
  const line = lines[name];
  const asker = new Asking(room, line);
  const parsed = line.payload.safeParse(payload);
  if (!parsed.success) throw new RefusedError('BAD_REQUEST', 'not what the contract says');
  try {
    const reply: unknown = await work(parsed.data, asker);
    if (line.signsOut !== true) asker.sameSession();
    return reply;
  } catch (error) {
    if (error instanceof Declined) return line.asks?.declined;
    throw refusalOf(error) ?? error;
  } finally {
    if (line.quiet !== true) room.changed();
  }
}

class Asking implements Asker {
  readonly #room: Room;
  readonly #line: Terms;
  /** Who asked; null for what anyone may. */
  readonly #signIn: SignIn | null;

  /** @throws RefusedError `NOT_SIGNED_IN`, `NOT_ALLOWED`, `WRONG_PHASE` */
  constructor(room: Room, line: Terms) {
    this.#room = room;
    this.#line = line;
    this.#requirePhase();
    this.#signIn = line.for === 'anyone' ? null : room.session;
    if (line.for === 'anyone') return;
    if (!this.#signIn) throw gone();
    if (line.for === 'admin' && this.#signIn.officer.role !== 'admin')
      throw new RefusedError('NOT_ALLOWED', 'for an admin');
  }

  get officer(): Officer {
    if (!this.#signIn) throw gone();
    this.sameSession();
    return this.#signIn.officer;
  }

  readonly still = (): void => {
    this.#requirePhase();
    this.sameSession();
  };

  /** @throws RefusedError `NOT_SIGNED_IN` */
  sameSession(): void {
    if (this.#signIn && this.#room.session?.number !== this.#signIn.number) throw gone();
  }

  file(): Promise<string> {
    const { asks } = this.#line;
    if (!asks || !('open' in asks)) throw new TypeError('the contract asks for no file');
    return this.#ask((dialogs) => dialogs.openFile(asks.open));
  }

  folder(): Promise<string> {
    const { asks } = this.#line;
    if (!asks || !('folder' in asks)) throw new TypeError('the contract asks for no folder');
    return this.#ask((dialogs) => dialogs.openFolder());
  }

  place(name: string): Promise<string> {
    const { asks } = this.#line;
    if (!asks || !('save' in asks)) throw new TypeError('the contract asks for no place');
    return this.#ask((dialogs) => dialogs.saveFile(name, kindOf(name, asks.save)));
  }

  async write(path: string, bytes: Uint8Array | string, mode?: number): Promise<void> {
    this.still();
    await writeFile(path, bytes, mode === undefined ? {} : { mode }).catch((cause: unknown) => {
      throw new RefusedError('FILE_NOT_WRITTEN', cause instanceof Error ? cause.name : 'not written');
    });
  }

  print(name: string): Promise<string | null> {
    this.still();
    return this.#dialogs.print(name);
  }

  faces(): Promise<Faces> {
    return this.#dialogs.faces();
  }

  /** A dialog may stand there for long: who answers it may be somebody else. */
  async #ask(dialog: (dialogs: Dialogs) => Promise<string | null>): Promise<string> {
    this.still();
    const path = await dialog(this.#dialogs);
    this.still();
    if (path === null) throw new Declined();
    return path;
  }

  get #dialogs(): Dialogs {
    const { dialogs } = this.#room;
    if (!dialogs) throw new RefusedError('WRONG_PHASE', 'there is no window to ask in');
    return dialogs;
  }

  #requirePhase(): void {
    const { phase } = this.#line;
    if (phase !== undefined && this.#room.phase !== phase)
      throw new RefusedError('WRONG_PHASE', `only in phase ${phase}`);
  }
}

function gone(): RefusedError {
  return new RefusedError('NOT_SIGNED_IN', 'for a signed-in officer');
}

/** @throws TypeError where none of the kinds is what the name's ending says */
function kindOf(name: string, kinds: readonly FileKind[]): FileKind {
  const kind = kinds.find(({ extensions }) => extensions.some((each) => name.endsWith(`.${each}`)));
  if (!kind) throw new TypeError('no such file is asked for');
  return kind;
}

function refused({ code, retryAt }: RefusedError): { ok: false; code: Refusal; retryAt?: string } {
  return { ok: false, code, ...(retryAt && { retryAt: retryAt.toISOString() }) };
}

function complete<Names extends string>(
  made: Partial<Record<Names, Handler>>,
  works: Readonly<Record<Names, unknown>>,
): Handlers<Names> {
  if (!isComplete(made, works)) throw new TypeError('a request has no handler');
  return made;
}

function isComplete<Names extends string>(
  made: Partial<Record<Names, Handler>>,
  works: Readonly<Record<Names, unknown>>,
): made is Record<Names, Handler> {
  return Object.keys(works).every((name) => Object.hasOwn(made, name));
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name);
}
