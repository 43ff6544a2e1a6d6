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

/** A request that is refused, with the moment from which it may be tried again where there is one. */
export class RefusedError extends GerbangError<Refusal> {
  readonly retryAt: Date | undefined;

  constructor(code: Refusal, message: string, retryAt?: Date) {
    super(code, message);
    this.retryAt = retryAt;
  }
}

/** Answers whatever a page asks; never rejects. `sender` is whatever tells who asks. */
export type Answer<Sender> = (sender: Sender, name: unknown, payload: unknown) => Promise<Reply<unknown>>;

interface AnswerOptions<Sender> {
  /** What this sender may ask; null where it is not the top frame of a window of ours that shows a page of ours. */
  handlersFor: (sender: Sender) => Partial<Handlers> | null;
  /** Told of what should never happen: an error that no refusal names. */
  onError: (name: RequestName, error: unknown) => void;
}

/** Ties the contract's requests to what answers them: the sender is checked, then the payload, then the handler runs. */
export function answerWith<Sender>(options: AnswerOptions<Sender>): Answer<Sender> {
  return async (sender, name, payload) =>
    isRequestName(name) ? await answer(name, sender, payload, options) : BAD_REQUEST;
}

const BAD_REQUEST = { ok: false, code: 'BAD_REQUEST' } as const;

async function answer<Sender, N extends RequestName>(
  name: N,
  sender: Sender,
  payload: unknown,
  { handlersFor, onError }: AnswerOptions<Sender>,
): Promise<Reply<RequestReply<N>>> {
  const handler: Handlers[N] | undefined = handlersFor(sender)?.[name];
  if (!handler) return BAD_REQUEST;
  const schema = payloads[name].payload;
  const parsed = schema.safeParse(payload);
  if (!parsed.success) return BAD_REQUEST;
  try {
    return { ok: true, value: await handler(parsed.data) };
  } catch (error) {
    return refusal(error) ?? (onError(name, error), { ok: false, code: 'INTERNAL_ERROR' });
  }
}

/** The contract's payload schemas, each tied to its own name, so that `answer` needs no cast. */
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

function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name);
}
