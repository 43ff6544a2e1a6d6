import * as z from 'zod';
import { GerbangError } from '#shared/errors.ts';
import type { Bridge } from '#shared/ipc/bridge.ts';
import {
  events,
  Refusal,
  requests,
  type EventName,
  type EventPayload,
  type RequestName,
  type RequestPayload,
  type RequestReply,
} from '#shared/ipc/contract.ts';

/** The main process refused a request. `retryAt` is an instant in UTC, where waiting helps. */
export class RefusalError extends GerbangError<Refusal> {
  readonly retryAt: string | undefined;

  constructor(code: Refusal, request: string, retryAt?: string) {
    super(code, `${request} was refused: ${code}`);
    this.retryAt = retryAt;
  }
}

/** The main process answered or said something that the contract does not know. */
export class ContractError extends GerbangError<'CONTRACT_BROKEN'> {
  constructor(channel: string, options?: ErrorOptions) {
    super('CONTRACT_BROKEN', `${channel}: not what the contract says`, options);
  }
}

/** No payload where the contract has none, one payload elsewhere. */
type PayloadArgument<N extends RequestName> =
  undefined extends RequestPayload<N> ? [] : [payload: RequestPayload<N>];

/** What the screens may ask of the main process and hear from it. */
export interface Client {
  /**
   * @throws RefusalError where main refuses
   * @throws ContractError where its answer is not what the contract says
   */
  request<N extends RequestName>(name: N, ...payload: PayloadArgument<N>): Promise<RequestReply<N>>;
  /** Hears every event of that name until the returned function is called; a malformed one is dropped. */
  subscribe<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
}

/** The schemas by name, so typed that a generic name finds its own. */
const replies: { readonly [N in RequestName]: { readonly reply: z.ZodType<RequestReply<N>> } } = requests;
const eventSchemas: { readonly [N in EventName]: z.ZodType<EventPayload<N>> } = events;

const Envelope = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown().optional() }),
  z.object({ ok: z.literal(false), code: Refusal, retryAt: z.iso.datetime().optional() }),
]);

/**
 * The typed client over the bridge.
 * @param bridge what preload exposes
 * @param onBroken is told of events that break the contract
 */
export function createClient(
  bridge: Bridge,
  onBroken: (error: ContractError) => void = () => undefined,
): Client {
  return {
    async request(name, ...[payload]) {
      const answer = Envelope.safeParse(await bridge.request(name, payload));
      if (!answer.success) throw new ContractError(name, { cause: answer.error });
      if (!answer.data.ok) throw new RefusalError(answer.data.code, name, answer.data.retryAt);
      const value = replies[name].reply.safeParse(answer.data.value);
      if (!value.success) throw new ContractError(name, { cause: value.error });
      return value.data;
    },
    subscribe(name, listener) {
      return bridge.subscribe(name, (payload) => {
        const event = eventSchemas[name].safeParse(payload);
        if (event.success) listener(event.data);
        else onBroken(new ContractError(name, { cause: event.error }));
      });
    },
  };
}

/** The code to tell people of, whatever was thrown. */
export function refusalOf(error: unknown): Refusal {
  return error instanceof RefusalError ? error.code : 'INTERNAL_ERROR';
}
