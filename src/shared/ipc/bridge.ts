/** The channel of every request: its name goes with it. */
export const REQUESTS = 'gerbang';
/** The channel of an event is its name behind this; the bridge forwards no other. */
export const EVENT_PREFIX = 'gerbang:';

/** What preload exposes as `window.gerbang`. Payloads are `unknown` here: each side checks what it receives. */
export interface Bridge {
  request(name: string, payload: unknown): Promise<unknown>;
  /** Calls `listener` on every event of that name until the returned function is called. */
  subscribe(name: string, listener: (payload: unknown) => void): () => void;
}
