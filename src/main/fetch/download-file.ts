import { open, rm } from 'node:fs/promises';
import { FetchError } from './errors.ts';
import { follow, partsOf } from './follow.ts';

export interface FileDownload {
  readonly url: string;
  /** Where to; what an earlier try left there is gone on with. */
  readonly path: string;
  /** How many bytes it has to have: neither more nor less is taken. */
  readonly size: number;
  readonly onProgress?: (done: number) => void;
  /** So long nothing may come. */
  readonly silenceMs?: number;
  /** Ends it early; what has come stays. */
  readonly signal?: AbortSignal;
}

const SILENCE_MS = 60_000;

/**
 * Fetches a large file onto the disk. Whether it is the right one is for the caller to tell, by its hash.
 * @throws FetchError; the file system's own errors
 */
export async function downloadFile(options: FileDownload): Promise<void> {
  const { url, path, size, onProgress, signal, silenceMs = SILENCE_MS } = options;
  const silent = new AbortController();
  let timer = setTimeout(() => silent.abort(), silenceMs);
  const file = await open(path, 'a', 0o600);
  /** What is too long, or cannot be gone on with, is begun anew the next time. */
  let spoilt = false;
  try {
    let done = (await file.stat()).size;
    if (done > size) {
      await file.truncate(0);
      done = 0;
    }
    if (done === size) return;
    const response = await follow(url, {
      headers: { accept: '*/*', 'accept-encoding': 'identity', ...(done > 0 && { range: `bytes=${done}-` }) },
      signal: signal ? AbortSignal.any([signal, silent.signal]) : silent.signal,
    });
    if (response.status === 200 && done > 0) {
      await file.truncate(0);
      done = 0;
    }
    const begins = response.status === 200 ? 0 : beginOf(response);
    if (begins !== done) {
      spoilt = begins !== null || response.status === 416;
      await response.body?.cancel();
      throw new FetchError('FETCH_STATUS', `the server answered ${response.status}`);
    }
    for await (const part of partsOf(response)) {
      clearTimeout(timer);
      timer = setTimeout(() => silent.abort(), silenceMs);
      done += part.length;
      if (done > size) {
        spoilt = true;
        throw new FetchError('FETCH_TOO_LARGE', `more than ${size} bytes`);
      }
      await file.writeFile(part);
      onProgress?.(done);
    }
    if (done < size) throw new FetchError('FETCH_FAILED', `${done} of ${size} bytes came`);
    await file.sync();
  } catch (cause) {
    if (spoilt) await rm(path, { force: true });
    if (cause instanceof FetchError || isOfFiles(cause)) throw cause;
    if (silent.signal.aborted)
      throw new FetchError('FETCH_TIMEOUT', `nothing came for ${silenceMs} ms`, { cause });
    throw new FetchError('FETCH_FAILED', 'it could not be fetched', { cause });
  } finally {
    clearTimeout(timer);
    await file.close();
  }
}

/** Where a part of a file begins (RFC 9110, section 14.4); null where the answer is none. */
function beginOf({ status, headers }: Response): number | null {
  const [, begin] = /^bytes (\d+)-/.exec(headers.get('content-range') ?? '') ?? [];
  return status === 206 && begin !== undefined ? Number(begin) : null;
}

function isOfFiles(error: unknown): boolean {
  return (
    error instanceof Error &&
    'syscall' in error &&
    ['write', 'ftruncate', 'fsync'].includes(String(error.syscall))
  );
}
