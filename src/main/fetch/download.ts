import { FetchError } from './errors.ts';
import { follow, partsOf } from './follow.ts';

export interface DownloadOptions {
  /** The last answer's, so that what is unchanged is not sent again. */
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

/**
 * Fetches a document, all of it or nothing.
 * @throws FetchError
 */
export async function download(url: string, options: DownloadOptions = {}): Promise<Download> {
  const { etag, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES, signal } = options;
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const headers = { accept: 'application/json, */*;q=0.1', ...(etag && { 'if-none-match': etag }) };
    const response = await follow(url, {
      headers,
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    if (response.status === 304) return { changed: false };
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new FetchError('FETCH_STATUS', `the server answered ${response.status}`);
    }
    return { changed: true, bytes: await bodyOf(response, maxBytes), etag: response.headers.get('etag') };
  } catch (cause) {
    if (cause instanceof FetchError) throw cause;
    if (limit.aborted) throw new FetchError('FETCH_TIMEOUT', `no answer in ${timeoutMs} ms`, { cause });
    throw new FetchError('FETCH_FAILED', 'it could not be fetched', { cause });
  }
}

async function bodyOf(response: Response, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => new FetchError('FETCH_TOO_LARGE', `more than ${maxBytes} bytes`);
  if (Number(response.headers.get('content-length')) > maxBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const part of partsOf(response)) {
    size += part.length;
    if (size > maxBytes) throw tooLarge();
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}
