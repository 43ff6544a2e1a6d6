import { GerbangError } from '#shared/errors.ts';
import { KioskState } from '#shared/domain/kiosk.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { Site } from '#shared/domain/site.ts';
import {
  requests,
  type Refusal,
  type RequestName,
  type RequestPayload,
  type RequestReply,
} from '#shared/ipc/contract.ts';
import type { Faces } from './paper/faces.ts';

/** A request that is refused, with the moment from which it may be tried again where there is one. */
export class RefusedError extends GerbangError<Refusal> {
  readonly retryAt: Date | undefined;

  constructor(code: Refusal, message: string, retryAt?: Date) {
    super(code, message);
    this.retryAt = retryAt;
  }
}

/**
 * Whoever asks, and what may be asked of them. Each of these throws RefusedError `NOT_SIGNED_IN` where that very
 * session is over: also where somebody has signed in again.
 */
export interface Asker {
  /** Who is signed in. */
  readonly officer: Officer;
  /** To be called after whatever takes a while, right before something is done in that officer's name. */
  readonly still: () => void;
  /** Asks for the file that the contract says. */
  file(): Promise<string>;
  /** Asks for a folder. */
  folder(): Promise<string>;
  /** Asks where a file goes. @param name a proposal, by whose ending the dialog knows what kind it is */
  place(name: string): Promise<string>;
  /** @throws RefusedError `FILE_NOT_WRITTEN` */
  write(path: string, bytes: Uint8Array | string, mode?: number): Promise<void>;
  /** Prints what is on the screen, as `Dialogs.print`. */
  print(name: string): Promise<string | null>;
  faces(): Promise<Faces>;
}

/** One function for each request of the contract. What it throws is told as `ipc/refusals.ts` says. */
export type Works = {
  readonly [N in RequestName]: (payload: RequestPayload<N>, asker: Asker) => Replied<RequestReply<N>>;
};

/** What only does something may end as functions do. */
type Replied<R> = undefined extends R ? void | Promise<void> : R | Promise<R>;

/** The functions for some of the contract's requests. */
export type WorksOf<Requests> = Pick<Works, Extract<keyof Requests, RequestName>>;

/**
 * What a feature of the kiosk is: what it answers, what it tells the screens, and what it does by itself. It is written
 * in `<feature>/feature.ts`, and named in the lists of `kiosk.ts` and of the contract.
 */
export interface Feature<Requests = object> {
  /** What other features may ask of it. */
  readonly service?: unknown;
  /** Answers its requests. Whoever asks has been held to the contract, and the screens are told of it afterwards. */
  readonly handle?: WorksOf<Requests>;
  /** Its part of what the screens are told. */
  readonly state?: () => Partial<KioskState>;
  /** The kiosk starts: settings and log are read. */
  readonly start?: () => void;
  /** The first screen is there, and hardly a visitor yet: what they would wait for is read now. */
  readonly warm?: () => void;
  /** Every two seconds. Returns whether people see anything else now. @param isLogWell whether the log takes entries */
  readonly tick?: (isLogWell: boolean) => boolean;
  /** Other settings hold. What it throws is reported, and the others are told all the same. */
  readonly settled?: (site: Site, before: Site | null) => void;
  /** Whoever was signed in is gone, and with them what they had laid out. Throws as `settled` does. */
  readonly signedOut?: () => void;
  /** Nothing new is begun from when this is called; resolves when it has come to rest. */
  readonly close?: () => void | Promise<void>;
}

type HandledBy<F> = F extends { readonly handle: infer W } ? Extract<keyof W, RequestName> : never;
type ToldBy<F> = F extends { readonly state: () => infer S } ? Extract<keyof S, keyof KioskState> : never;

/** The functions of all features: of these requests, and of every one of the contract. @throws TypeError */
export function worksOf<F extends Feature>(features: readonly F[]): Pick<Works, HandledBy<F>> {
  const works = features.reduce<Partial<Works>>((all, { handle }) => ({ ...all, ...handle }), {});
  if (!isWhole<Pick<Works, HandledBy<F>>>(works, Object.keys(requests)))
    throw new TypeError('a request has no function');
  return works;
}

/** What all features tell the screens, which is all that they are told. @throws TypeError */
export function stateOf<F extends Feature>(features: readonly F[]): Pick<KioskState, ToldBy<F>> {
  const state = features.reduce<Partial<KioskState>>((all, each) => ({ ...all, ...each.state?.() }), {});
  if (!isWhole<Pick<KioskState, ToldBy<F>>>(state, TOLD)) throw new TypeError('nothing is told of something');
  return state;
}

const TOLD = Object.keys(KioskState.shape);

function isWhole<Whole>(part: Partial<Whole>, names: readonly string[]): part is Whole {
  return names.every((name) => Object.hasOwn(part, name));
}

/** Whether that part of the settings is another. */
export function differs(site: Site, before: Site | null, of: (site: Site) => unknown): boolean {
  return before === null || JSON.stringify(of(site)) !== JSON.stringify(of(before));
}
