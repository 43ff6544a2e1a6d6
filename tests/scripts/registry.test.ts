import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { askedBy, whyNoAnswer } from '../../scripts/lib/registry.mjs';

test('whether something answers is known at once: by a server, and by none', async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  expect(await whyNoAnswer(`http://127.0.0.1:${port}/npm/`)).toBe(null);
  await new Promise((resolve) => server.close(resolve));
  expect(await whyNoAnswer(`http://127.0.0.1:${port}/npm/`)).toBe('ECONNREFUSED');
});

test('a proxy is asked before the registry', () => {
  const registry = 'registry=https://registry.example/';
  expect(askedBy(`${registry}\nhttps-proxy=null\nproxy=null\n`)).toBe('https://registry.example/');
  expect(askedBy(`${registry}\nhttps-proxy=http://proxy.example:3128/\nproxy=null\n`)).toBe(
    'http://proxy.example:3128/',
  );
  expect(askedBy('')).toBe(null);
});
