import type { Page } from '@playwright/test';

export interface Answer {
  readonly request: string;
  readonly payload: string;
  /** What main answered, or null where the payload did not even leave the page. */
  readonly reply: unknown;
}

/** Asks each request with what no honest page would send, from the page itself, past the typed client. */
export function sendHostile(page: Page, requests: readonly string[]): Promise<Answer[]> {
  return page.evaluate(async (names) => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    let deep: unknown = 0;
    for (let i = 0; i < 500; i++) deep = { site: deep, officer: [deep], limit: i };
    const site = { version: 1, name: 'Kantor', scanner: null };
    const officer = { name: 'Penyusup', pin: '000000' };
    const hostile: Record<string, unknown> = {
      null: null,
      true: true,
      false: false,
      zero: 0,
      'minus one': -1,
      NaN: Number.NaN,
      Infinity: Number.POSITIVE_INFINITY,
      bigint: 2n ** 80n,
      'empty text': '',
      text: 'kiosk.state',
      'a megabyte': 'A'.repeat(1_000_000),
      'lone surrogate': '\ud800',
      'NUL and controls': '\0\u0007\u001b[2J\u202e',
      SQL: "'; DROP TABLE entries; --",
      'a path': '../../../../etc/passwd',
      'an array': [],
      'nested arrays': [[[[]]]],
      'a sparse array': Object.assign([], { 9999: 1 }),
      'a date': new Date(0),
      'no date': new Date(Number.NaN),
      'a map': new Map([['limit', 1]]),
      'a set': new Set(['pin']),
      'a regular expression': /(a+)+$/,
      bytes: new Uint8Array(65_536),
      'a buffer': new ArrayBuffer(8),
      'an error': new Error('boo'),
      'a function': () => 'called',
      'a symbol': Symbol('s'),
      'a promise': Promise.resolve({ limit: 1 }),
      'a DOM node': document.body,
      'the window': window,
      'a getter that throws': Object.defineProperty({}, 'limit', {
        enumerable: true,
        get() {
          throw new Error('got');
        },
      }),
      cyclic,
      deep,
      'a poisoned prototype': JSON.parse(
        '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
      ),
      'a thousand keys': Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`key${i}`, i])),
      'limit as text': { limit: '10' },
      'limit of nothing': { limit: 0 },
      'limit below': { limit: -5 },
      'limit above': { limit: 2001 },
      'half a limit': { limit: 1.5 },
      'limit NaN': { limit: Number.NaN },
      'limit as object': { limit: { valueOf: 1 } },
      'PIN as number': { pin: 246810 },
      'PIN as list': { pin: ['246810'] },
      'PIN too long': { pin: '2'.repeat(65) },
      'PIN missing': { pins: '246810' },
      'language unknown': { language: 'xx' },
      'language as path': { language: '../en' },
      'language as list': { language: ['en'] },
      'set-up of nothing': { site: {}, officer: {} },
      'set-up without officer': { site },
      'set-up with a short PIN': { site, officer: { ...officer, pin: '12345' } },
      'set-up with other digits': { site, officer: { ...officer, pin: '１２３４５６' } },
      'set-up with a PIN and a line': { site, officer: { ...officer, pin: '123456\n' } },
      'set-up with a blank officer': { site, officer: { ...officer, name: ' \t ' } },
      'set-up with a long office': { site: { ...site, name: 'K'.repeat(121) }, officer },
      'set-up of another version': { site: { ...site, version: 2 }, officer },
      'set-up nowhere': { site: { ...site, timeZone: '../../etc/localtime' }, officer },
      'set-up with a network scanner': { site: { ...site, scanner: { kind: 'tcp', host: 'x' } }, officer },
      'set-up with an empty port': {
        site: { ...site, scanner: { kind: 'serial', port: { by: 'path', path: '' } } },
        officer,
      },
      'set-up with a verdict for ever': {
        site: { ...site, display: { verdictSeconds: 1e9 } },
        officer,
      },
    };
    const answers: { request: string; payload: string; reply: unknown }[] = [];
    for (const request of names) {
      for (const [payload, value] of Object.entries(hostile)) {
        let reply: unknown = null;
        try {
          reply = await window.gerbang.request(request, value);
        } catch {
          // It cannot be copied between worlds: it never reached main.
        }
        answers.push({ request, payload, reply });
      }
    }
    return answers;
  }, requests);
}

/** Names that are no request's, and the page's chance to reach something of Electron's own by them. */
export const FOREIGN_NAMES = [
  '',
  ' ',
  'nope',
  'kiosk',
  'kiosk.state ',
  'KIOSK.STATE',
  'kiosk.changed',
  'scan.screen',
  'gerbang:kiosk.state',
  '../kiosk.state',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'ELECTRON_BROWSER_REQUIRE',
  'ELECTRON_GUEST_VIEW_MANAGER_CALL',
  'GUEST_WINDOW_MANAGER_WINDOW_OPEN',
  'kiosk.state\0',
  'k'.repeat(100_000),
] as const;
