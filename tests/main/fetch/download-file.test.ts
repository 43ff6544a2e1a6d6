import { readFileSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { downloadFile } from '../../../src/main/fetch/download-file.ts';
import { temporaryFolder } from '../log/fixture.ts';
import { ListServer } from './server.ts';

const CONTENT = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251));
const size = CONTENT.length;

let server: ListServer;
let path: string;

beforeEach(async () => {
  server = await ListServer.start();
  server.answer = plainFiles;
  path = join(temporaryFolder(), 'program.part');
});

/** As any server of plain files does. */
function plainFiles({ headers }: IncomingMessage, response: ServerResponse): void {
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
  if (from === 0) response.writeHead(200, { 'content-length': size }).end(CONTENT);
  else {
    const range = `bytes ${from}-${size - 1}/${size}`;
    response.writeHead(206, { 'content-range': range }).end(CONTENT.subarray(from));
  }
}

const fetched = (change: Partial<Parameters<typeof downloadFile>[0]> = {}) =>
  downloadFile({ url: server.url, path, size, ...change });
const refused = (code: string): object => ({ code });

test('a file comes whole, and says how much of it is there', async () => {
  const seen: number[] = [];
  await fetched({ onProgress: (done) => seen.push(done) });
  expect(readFileSync(path)).toEqual(CONTENT);
  expect(seen.at(-1)).toBe(size);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(server.requests[0]?.headers.cookie).toBeUndefined();
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

describe('a file that broke off', () => {
  beforeEach(async () => {
    server.answer = (_, response) => {
      response.writeHead(200, { 'content-length': size }).write(CONTENT.subarray(0, 100_000));
      setTimeout(() => response.destroy(), 50);
    };
    await expect(fetched()).rejects.toMatchObject(refused('FETCH_FAILED'));
  });

  test('is gone on with', async () => {
    const had = statSync(path).size;
    expect(had).toBeGreaterThan(0);
    server.answer = plainFiles;
    await fetched();
    expect(readFileSync(path)).toEqual(CONTENT);
    expect(server.requests.at(-1)?.headers.range).toBe(`bytes=${had}-`);
  });

  test('is begun anew where the server cannot do that', async () => {
    server.answer = (_, response) => response.end(CONTENT);
    await fetched();
    expect(readFileSync(path)).toEqual(CONTENT);
  });

  test('is begun anew where the server sends another part than was asked for', async () => {
    server.answer = (_, response) =>
      response.writeHead(206, { 'content-range': `bytes 7-${size - 1}/${size}` }).end(CONTENT.subarray(7));
    await expect(fetched()).rejects.toMatchObject(refused('FETCH_STATUS'));
    server.answer = plainFiles;
    await fetched();
    expect(server.requests.at(-1)?.headers.range).toBeUndefined();
    expect(readFileSync(path)).toEqual(CONTENT);
  });

  test.each([404, 503])('stays where the server answers %d', async (status) => {
    const had = readFileSync(path);
    server.answer = (_, response) => response.writeHead(status).end('sorry');
    await expect(fetched()).rejects.toMatchObject(refused('FETCH_STATUS'));
    expect(readFileSync(path)).toEqual(had);
  });
});

test('what is there already is not asked for; what is too long is begun anew', async () => {
  writeFileSync(path, CONTENT);
  await fetched();
  expect(server.requests).toHaveLength(0);
  writeFileSync(path, Buffer.concat([CONTENT, CONTENT]));
  await fetched();
  expect(readFileSync(path)).toEqual(CONTENT);
});

test('more than was signed is not taken, whatever the server says of it', async () => {
  server.answer = (_, response) => {
    const more = (): void => {
      if (response.write(CONTENT)) setImmediate(more);
      else response.once('drain', more);
    };
    more();
  };
  await expect(fetched()).rejects.toMatchObject(refused('FETCH_TOO_LARGE'));
});

test('less than was signed is no file', async () => {
  server.answer = (_, response) => response.end(CONTENT.subarray(1));
  await expect(fetched()).rejects.toMatchObject(refused('FETCH_FAILED'));
});

test('a server that falls silent is given up; one that is slow is not', async () => {
  server.answer = (_, response) => response.writeHead(200).write('x');
  await expect(fetched({ silenceMs: 100 })).rejects.toMatchObject(refused('FETCH_TIMEOUT'));
  const slow = Buffer.alloc(5, 1);
  server.answer = (_, response) => {
    response.writeHead(200);
    slow.forEach((byte, at) => setTimeout(() => response.write(Buffer.of(byte)), at * 60));
    setTimeout(() => response.end(), slow.length * 60);
  };
  await fetched({ silenceMs: 200, size: slow.length, path: `${path}2` });
  expect(readFileSync(`${path}2`)).toEqual(slow);
});

test('redirections are followed to where fetching is allowed only', async () => {
  server.answer = (request, response) =>
    request.url === '/moved'
      ? plainFiles(request, response)
      : response.writeHead(302, { location: '/moved' }).end();
  await fetched();
  expect(readFileSync(path)).toEqual(CONTENT);
  server.answer = (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/program' }).end();
  await expect(fetched({ path: `${path}3` })).rejects.toMatchObject(refused('FETCH_ADDRESS_REFUSED'));
});

test('it ends when it is told to, and keeps what has come', async () => {
  const stop = new AbortController();
  server.answer = (_, response) => response.writeHead(200).write(CONTENT.subarray(0, 1000));
  const done = fetched({ signal: stop.signal, onProgress: () => stop.abort() });
  await expect(done).rejects.toMatchObject(refused('FETCH_FAILED'));
  expect(statSync(path).size).toBe(1000);
});
