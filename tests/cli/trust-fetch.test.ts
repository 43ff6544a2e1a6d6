import { expect, test } from 'vitest';
import { createIssuer, trustDocument } from '../support/issuer/hcert.ts';
import { ListServer } from '../main/fetch/server.ts';
import { gerbang, NOW, testFolder } from './in-process.ts';

test('fetches and takes a list; one that has shrunk only when told', async () => {
  const [data, server] = [testFolder(), await ListServer.start()];
  const issuers = await Promise.all(['ID', 'DE'].map((country) => createIssuer({ country }, NOW)));
  const run = (...args: string[]) =>
    gerbang(['trust', 'fetch', `${server.url}/did.json`, '--data', data, ...args]);

  server.serve(trustDocument(...issuers));
  const first = await run();
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out.join()).toContain('2 keys');

  server.serve(trustDocument(...issuers.slice(0, 1)), '"2"');
  const second = await run();
  expect(second.code).toBe(1);
  expect(second.err).toContain('--yes');
  expect(second.out.join()).toContain('2 keys');
  const third = await run('--yes');
  expect(third.code).toBe(0);
  expect(third.out.join()).toContain('1 keys');
});

test('a server that fails is told; an address that is not https is a wrong call', async () => {
  const [data, server] = [testFolder(), await ListServer.start()];
  server.answer = (_, response) => response.writeHead(500).end();
  const failed = await gerbang(['trust', 'fetch', server.url, '--data', data]);
  expect(failed.code).toBe(1);
  expect(failed.err).toContain('answered 500');
  expect((await gerbang(['trust', 'fetch', 'http://example.com/', '--data', data])).code).toBe(2);
});
