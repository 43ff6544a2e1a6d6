import { expect, test } from 'vitest';
import { isFetchAddress } from '../../../src/shared/domain/fetch-address.ts';
import { download } from '../../../src/main/fetch/download.ts';
import { ListServer } from './server.ts';

const refused = (code: string): object => ({ code });

test.each([
  ['https://tng-cdn.who.int/v2/trustlist/did.json', true],
  ['http://127.0.0.1:8080/list', true],
  ['http://localhost/list', true],
  ['http://tng-cdn.who.int/list', false],
  ['http://127.0.0.1.example.com/list', false],
  ['http://10.0.0.1/list', false],
  ['https://name:word@example.com/list', false],
  ['file:///etc/passwd', false],
  ['list.json', false],
])('%s: %s', (address, expected) => {
  expect(isFetchAddress(address)).toBe(expected);
});

test('fetches the bytes and their ETag, and an unchanged list not again', async () => {
  const server = await ListServer.start();
  server.serve({ a: 1 });
  expect(await download(server.url)).toEqual({ changed: true, bytes: Buffer.from('{"a":1}'), etag: '"1"' });
  expect(await download(server.url, { etag: '"1"' })).toEqual({ changed: false });
  expect(server.requests.every(({ headers }) => headers.cookie === undefined)).toBe(true);
});

test.each([404, 500, 503, 206])('an answer of %d is a failure', async (status) => {
  const server = await ListServer.start();
  server.answer = (_, response) => response.writeHead(status).end('{}');
  await expect(download(server.url)).rejects.toMatchObject(refused('FETCH_STATUS'));
});

test('a list that is too large is not read to its end, whether it says so or not', async () => {
  const server = await ListServer.start();
  server.answer = (_, response) =>
    response.writeHead(200, { 'content-length': '1000' }).end('x'.repeat(1000));
  await expect(download(server.url, { maxBytes: 999 })).rejects.toMatchObject(refused('FETCH_TOO_LARGE'));
  expect(await download(server.url, { maxBytes: 1000 })).toMatchObject({ changed: true });
  server.answer = (_, response) => {
    const more = (): void => {
      if (response.write('x'.repeat(1000))) setImmediate(more);
      else response.once('drain', more);
    };
    more();
  };
  await expect(download(server.url, { maxBytes: 100_000 })).rejects.toMatchObject(refused('FETCH_TOO_LARGE'));
});

test('a server that is silent, or falls silent, is given up', async () => {
  const server = await ListServer.start();
  server.answer = () => undefined;
  await expect(download(server.url, { timeoutMs: 100 })).rejects.toMatchObject(refused('FETCH_TIMEOUT'));
  server.answer = (_, response) => response.writeHead(200, { 'content-length': '10' }).write('{');
  await expect(download(server.url, { timeoutMs: 100 })).rejects.toMatchObject(refused('FETCH_TIMEOUT'));
});

test('a list that breaks off is no list', async () => {
  const server = await ListServer.start();
  server.answer = (_, response) => {
    response.writeHead(200, { 'content-length': '10' }).write('{');
    setTimeout(() => response.destroy(), 20);
  };
  await expect(download(server.url)).rejects.toMatchObject(refused('FETCH_FAILED'));
});

test('redirections are followed to where fetching is allowed, not in circles', async () => {
  const server = await ListServer.start();
  server.answer = ({ url }, response) => {
    if (url === '/list') response.end('{}');
    else response.writeHead(302, { location: url === '/circle' ? '/circle' : (url?.slice(1) ?? '') }).end();
  };
  expect(await download(`${server.url}/../list`)).toMatchObject({ changed: true });
  await expect(download(`${server.url}/circle`)).rejects.toMatchObject(refused('FETCH_FAILED'));
  server.answer = (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end();
  await expect(download(server.url)).rejects.toMatchObject(refused('FETCH_ADDRESS_REFUSED'));
});

test('without a server it fails, and says so', async () => {
  await expect(download('http://127.0.0.1:1/')).rejects.toMatchObject(refused('FETCH_FAILED'));
});
