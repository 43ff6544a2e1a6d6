const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Whether lists may be fetched from there: https; http only from this machine itself. No names or passwords in it. */
export function isFetchAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

/** WHO's production list (Global Digital Health Certification Network): all participants' keys. */
export const WHO_LIST = 'https://tng-cdn.who.int/v2/trustlist/did.json';
