import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import { APP_ORIGIN } from './app-protocol-origin.ts';
import { DIAGNOSIS, DIAGNOSIS_CSS, DIAGNOSIS_SCHEME } from './diagnosis-page.ts';

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

/** net::ERR_FILE_NOT_FOUND */
const NOT_FOUND = { error: -6 };

/** Must run before Electron is ready: ours are standard, secure origins. */
export function declareAppSchemes(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { ...privileges, codeCache: true } },
    { scheme: DIAGNOSIS_SCHEME, privileges },
  ]);
}

export interface AppPages {
  /** The renderer's files. */
  readonly folder: string;
  /** The page of the diagnosis, which is no file. */
  readonly diagnosis: () => string;
}

/**
 * Serves the renderer's files, and only them, under `app://gerbang/`, and the page of the diagnosis under an origin of
 * its own, which no request of a page is answered for.
 */
export function serveApp({ folder, diagnosis }: AppPages): void {
  // Chromium reads the files by itself, beside this thread; `protocol.handle` would pass every piece through it, and
  // load Node's whole fetch before the first. (Electron 45 has `registerSource` for that; the runtime for development
  // does not.)
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  protocol.registerFileProtocol('app', ({ url, method }, answer) => {
    const path = method === 'GET' ? fileFor(new URL(url), folder) : null;
    const type = path === null ? undefined : TYPES[extname(path)];
    answer(path === null || type === undefined ? NOT_FOUND : { path, headers: headers(type) });
  });
  protocol.handle(DIAGNOSIS_SCHEME, ({ url }) => {
    if (url === DIAGNOSIS) return served(diagnosis(), '.html');
    if (url === new URL('diagnosis.css', DIAGNOSIS).href) return served(DIAGNOSIS_CSS, '.css');
    return new Response(null, { status: 404 });
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

/** Null where the escapes are none: `%`, `%ff`; and where there is no such file on any system. */
function decoded(path: string): string | null {
  try {
    const text = decodeURIComponent(path);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

function headers(type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  };
}
