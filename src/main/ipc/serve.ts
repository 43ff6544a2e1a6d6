import { CHANNEL_PREFIX } from '#shared/ipc/bridge.ts';
import {
  Refusal,
  requests,
  type Reply,
  type RequestName,
  type RequestPayload,
  type RequestReply,
} from '#shared/ipc/contract.ts';
import { GerbangError } from '#shared/errors.ts';

/** One function for each request of the contract. A GerbangError whose code is a Refusal becomes that refusal. */
export type Handlers = {
  [N in RequestName]: (payload: RequestPayload<N>) => RequestReply<N> | Promise<RequestReply<N>>;
};

/** The functions for one feature's requests. */
export type HandlersOf<Requests> = Pick<Handlers, Extract<keyof Requests, RequestName>>;

/** Electron's `ipcMain.handle`, as much of it as is needed; `sender` is whatever tells who asks. */
export type Register<Sender> = (
  channel: string,
  listener: (sender: Sender, payload: unknown) => Promise<unknown>,
) => void;

/** A request that is refused, with the moment from which it may be tried again where there is one. */
export class RefusedError extends GerbangError<Refusal> {
  readonly retryAt: Date | undefined;

  constructor(code: Refusal, message: string, retryAt?: Date) {
    super(code, message);
    this.retryAt = retryAt;
  }
}

interface ServeOptions<Sender> {
  /** What this sender may ask; null where it is not the top frame of a window of ours that shows a page of ours. */
  handlersFor: (sender: Sender) => Partial<Handlers> | null;
  register: Register<Sender>;
  /** Told of what should never happen: an error that no refusal names. */
  onError: (name: RequestName, error: unknown) => void;
}

/** Binds every request of the contract: the sender is checked, then the payload, then the handler runs. */
export function serve<Sender>(options: ServeOptions<Sender>): void {
  for (const name of requestNames()) bind(name, options);
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- N ties the handler to its own schema.
function bind<Sender, N extends RequestName>(name: N, options: ServeOptions<Sender>): void {
  const schema = payloads[name].payload;
  options.register(CHANNEL_PREFIX + name, async (sender, payload): Promise<Reply<RequestReply<N>>> => {
    const handler: Handlers[N] | undefined = options.handlersFor(sender)?.[name];
    if (!handler) return { ok: false, code: 'BAD_REQUEST' };
    const parsed = schema.safeParse(payload);
    if (!parsed.success) return { ok: false, code: 'BAD_REQUEST' };
    try {
      return { ok: true, value: await handler(parsed.data) };
    } catch (error) {
      return refusal(error) ?? (options.onError(name, error), { ok: false, code: 'INTERNAL_ERROR' });
    }
  });
}

/** The contract's payload schemas, each tied to its own name, so that `bind` needs no cast. */
const payloads: {
  [N in RequestName]: {
    payload: { safeParse(payload: unknown): { success: true; data: RequestPayload<N> } | { success: false } };
  };
} = requests;

function refusal(error: unknown): { ok: false; code: Refusal; retryAt?: string } | null {
  if (error instanceof RefusedError && error.retryAt) {
    return { ok: false, code: error.code, retryAt: error.retryAt.toISOString() };
  }
  const code = error instanceof GerbangError ? Refusal.safeParse(error.code) : null;
  return code?.success ? { ok: false, code: code.data } : null;
}

function requestNames(): RequestName[] {
  return Object.keys(requests).filter((name): name is RequestName => name in requests);
}
