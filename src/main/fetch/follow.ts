import { isFetchAddress } from '#shared/domain/fetch-address.ts';
import { FetchError } from './errors.ts';

const MAX_REDIRECTS = 5;

/**
 * Asks a server. Each step of a redirection is checked as the first one is. Sends no cookie and nothing of this office.
 * @throws FetchError, and what `fetch` throws
 */
export async function follow(from: string, init: RequestInit): Promise<Response> {
  let url = from;
  for (let step = 0; step <= MAX_REDIRECTS; step++) {
    if (!isFetchAddress(url)) throw new FetchError('FETCH_ADDRESS_REFUSED', 'only https is fetched');
    const response = await fetch(url, { ...init, redirect: 'manual' });
    const location = response.headers.get('location');
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, url)) break;
    url = new URL(location, url).href;
  }
  throw new FetchError('FETCH_FAILED', 'redirected in circles');
}

/** The parts of an answer's body, as they come. */
export async function* partsOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) yield part.value;
  } finally {
    // Whoever has read enough ends the connection.
    await reader?.cancel().catch(() => undefined);
  }
}
