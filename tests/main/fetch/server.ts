import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** A real server on this machine; every request goes to `answer`, which a test may change. */
export class ListServer {
  answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end();
  readonly requests: IncomingMessage[] = [];
  url = '';

  static async start(): Promise<ListServer> {
    const list = new ListServer();
    const server = createServer((request, response) => {
      list.requests.push(request);
      list.answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('no address');
    list.url = `http://127.0.0.1:${address.port}`;
    return list;
  }

  /** Serves a JSON value under an ETag, as a web server does. */
  serve(value: unknown, etag = '"1"'): void {
    this.answer = (request, response) => {
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
      else response.writeHead(200, { etag }).end(JSON.stringify(value));
    };
  }
}
