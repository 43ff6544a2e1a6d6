import { isFetchAddress } from '#shared/domain/fetch-address.ts';
import { GerbangError } from '#shared/errors.ts';

export class TrustFetchError extends GerbangError<
  /** Neither https nor this machine; or led to such a place. */
  | 'FETCH_ADDRESS_REFUSED'
  /** No network, no such host, no valid certificate, a connection that broke off. */
  | 'FETCH_FAILED'
  | 'FETCH_TIMEOUT'
  /** The server's answer was no success; its status is in the message. */
  | 'FETCH_STATUS'
  | 'FETCH_TOO_LARGE'
> {}

export interface DownloadOptions {
  /** The last answer's, so that an unchanged list is not sent again. */
  readonly etag?: string | null;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  /** Ends it early. */
  readonly signal?: AbortSignal;
}

export type Download =
  | { readonly changed: false }
  | { readonly changed: true; readonly bytes: Buffer; readonly etag: string | null };

const TIMEOUT_MS = 60_000;
/** Far above the largest public list (3 MB). */
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_REDIRECTS = 5;

/**
 * Fetches a list, all of it or nothing. Sends no cookie and nothing of this office.
 * @throws TrustFetchError
 */
export async function download(url: string, options: DownloadOptions = {}): Promise<Download> {
  const { etag, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES, signal } = options;
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const headers = { accept: 'application/json, */*;q=0.1', ...(etag && { 'if-none-match': etag }) };
    const response = await follow(url, {
      headers,
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    if (response.status === 304) return { changed: false };
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new TrustFetchError('FETCH_STATUS', `the server answered ${response.status}`);
    }
    return { changed: true, bytes: await bodyOf(response, maxBytes), etag: response.headers.get('etag') };
  } catch (cause) {
    if (cause instanceof TrustFetchError) throw cause;
    if (limit.aborted) throw new TrustFetchError('FETCH_TIMEOUT', `no answer in ${timeoutMs} ms`, { cause });
    throw new TrustFetchError('FETCH_FAILED', 'the list could not be fetched', { cause });
  }
}

/** Each step of a redirection is checked as the first one is. */
async function follow(from: string, init: RequestInit): Promise<Response> {
  let url = from;
  for (let step = 0; step <= MAX_REDIRECTS; step++) {
    if (!isFetchAddress(url)) throw new TrustFetchError('FETCH_ADDRESS_REFUSED', 'only https is fetched');
    const response = await fetch(url, init);
    const location = response.headers.get('location');
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, url)) break;
    url = new URL(location, url).href;
  }
  throw new TrustFetchError('FETCH_FAILED', 'redirected in circles');
}

async function bodyOf(response: Response, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => new TrustFetchError('FETCH_TOO_LARGE', `more than ${maxBytes} bytes`);
  if (Number(response.headers.get('content-length')) > maxBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > maxBytes) {
      await reader?.cancel();
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}
