import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import { APP_ORIGIN } from './app-protocol-origin.ts';
import { DIAGNOSIS, DIAGNOSIS_CSS } from './diagnosis-page.ts';

export { APP_ORIGIN } from './app-protocol-origin.ts';

/** Everything from ourselves, nothing from elsewhere, no inline code and no string that becomes code. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
};

/** Must run before Electron is ready: `app://` is a standard, secure origin. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export interface AppPages {
  /** The renderer's files. */
  readonly folder: string;
  /** Until then every request for one of them waits: who is served can talk to the services. */
  readonly ready: Promise<unknown>;
  /** The page of the diagnosis: it waits for nothing, and is no file. */
  readonly diagnosis: () => string;
}

/** Serves the renderer's files, and only them and the page of the diagnosis, under `app://gerbang/`. */
export function serveApp({ folder, ready, diagnosis }: AppPages): void {
  protocol.handle('app', async (request) => {
    if (request.url === DIAGNOSIS) return served(diagnosis(), '.html');
    if (request.url === new URL('diagnosis.css', DIAGNOSIS).href) return served(DIAGNOSIS_CSS, '.css');
    await ready;
    const file = fileFor(new URL(request.url), folder);
    const type = file && TYPES[extname(file)];
    if (!file || !type || request.method !== 'GET') return new Response(null, { status: 404 });
    try {
      return new Response(await readFile(file), { headers: headers(type) });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

function served(text: string, kind: '.html' | '.css'): Response {
  return new Response(text, { headers: headers(TYPES[kind] ?? '') });
}

function fileFor(url: URL, folder: string): string | null {
  if (`${url.protocol}//${url.host}` !== APP_ORIGIN) return null;
  const path = decoded(url.pathname);
  const file = path === null ? null : normalize(join(folder, path));
  return file?.startsWith(folder + sep) ? file : null;
}

/** Null where the escapes are none: `%`, `%ff`. */
function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function headers(type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}
