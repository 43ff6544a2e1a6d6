import { app, session, type WebContents } from 'electron';
import { APP_ORIGIN, HOME } from './app-protocol-origin.ts';

/** Nothing of these is ever loaded; the services that fetch trust lists do not go through the browser. */
const OUTSIDE = ['http', 'https', 'ws', 'wss', 'ftp', 'file'].map((scheme) => `${scheme}://*/*`);

/** What no page of ours ever needs: permissions, other windows, other pages, webviews, downloads. */
export function harden(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
  session.defaultSession.webRequest.onBeforeRequest({ urls: OUTSIDE }, (_details, answer) =>
    answer({ cancel: true }),
  );
  session.defaultSession.on('will-download', (event) => event.preventDefault());
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => {
    if (event.url !== HOME) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (event.url !== HOME) event.preventDefault();
  });
}

/** Whether a URL is a page of ours. */
export function isOurs(url: string): boolean {
  return url.startsWith(`${APP_ORIGIN}/`);
}
