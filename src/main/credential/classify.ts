import { OFFICE_PREFIX } from '#shared/domain/office.ts';
import { CredentialError } from './errors.ts';
import { isSiteCard } from './site-card/read.ts';
import type { ScanContent } from './types.ts';

/** No more of a code than this is looked at: what announces a kind stands at its beginning. */
const HEAD = 512;

/** Services whose codes only their own server can check: the host itself and all below it. */
const ONLINE_HOSTS = ['pedulilindungi.id', 'satusehat.kemkes.go.id', 'satusehat.id'] as const;

/** Credentials of other containers, which we recognise and do not read. */
const UNSUPPORTED: readonly { readonly starts: RegExp; readonly name: string }[] = [
  { starts: /^HC[0-9A-Z]:/i, name: 'a version of the EU health certificate container' },
  { starts: /^LT1:/, name: 'the Swiss certificate light' },
  { starts: /^NL2:/, name: 'the Dutch domestic certificate' },
  { starts: /^NZCP:\//i, name: 'the New Zealand COVID Pass' },
  { starts: /^DC0[0-9][0-9A-Z]{4}/, name: 'the French 2D-Doc' },
  { starts: /^(?:mdoc|openid4vp|openid-credential-offer):/i, name: 'an online presentation' },
];

const PAYMENT_SCHEMES = /^(?:upi|bitcoin|bitcoincash|ethereum|litecoin|lightning|payto|monero|solana):/i;
/** European, Czech and Swiss bank transfers. */
const PAYMENT_HEADS = /^(?:BCD\r?\n00[12]\r?\n|SPD\*\d|SPC\r?\n0200\r?\n)/;
const CONTACT_HEADS = /^(?:BEGIN:VCARD|MECARD:|BIZCARD:|tel:|mailto:|sms:|smsto:)/i;
/** SMART and Verifiable Health Links, bare or behind a viewer's address, which may be percent-encoded. */
const HEALTH_LINK = /^(?:https?:\/\/\S*#)?(?:sh|vh)link(?::|%3A)(?:\/|%2F)/i;
const URL_HEADS = /^(?:[a-z][a-z0-9+.-]*:\/\/\S|www\.\S)/i;

/**
 * What a scan is that no decoder recognises: other people's codes are named, so that the screen can say "this is
 * not a vaccination certificate", and codes that only a server could check are told apart from them.
 * @returns the error to throw; its code is one of the CONTENT_REASONS
 */
export function whyNoCredential(content: ScanContent): CredentialError {
  const head = content.text.slice(0, HEAD).trimStart();

  if (isSiteCard(content)) return new CredentialError('SITE_CARD', 'a card that sets up a kiosk');
  if (head.startsWith(OFFICE_PREFIX)) return new CredentialError('OFFICE_POSTER', 'the code of a poster');
  if (HEALTH_LINK.test(head)) return new CredentialError('HEALTH_LINK', 'a link to a document on a server');
  if (isOnlineOnly(head)) return new CredentialError('ONLINE_ONLY', 'only its server can check this code');
  const unsupported = UNSUPPORTED.find(({ starts }) => starts.test(head));
  if (unsupported) return new CredentialError('FORMAT_UNSUPPORTED', `not read here: ${unsupported.name}`);
  if (/^WIFI:/i.test(head)) return new CredentialError('NOT_A_CREDENTIAL_WIFI', 'a Wi-Fi network');
  if (isPayment(head)) return new CredentialError('NOT_A_CREDENTIAL_PAYMENT', 'a payment code');
  if (CONTACT_HEADS.test(head)) return new CredentialError('NOT_A_CREDENTIAL_CONTACT', 'a contact');
  if (URL_HEADS.test(head)) return new CredentialError('NOT_A_CREDENTIAL_URL', 'a web address');
  return new CredentialError('NOT_A_CREDENTIAL', 'no known prefix or structure');
}

/** PeduliLindungi and SATUSEHAT links. */
function isOnlineOnly(head: string): boolean {
  const host = /^(?:https?:\/\/|www\.)?([a-z0-9.-]+)(?::\d+)?(?:[/?#]|\s*$)/i.exec(head)?.[1]?.toLowerCase();
  return host !== undefined && ONLINE_HOSTS.some((known) => host === known || host.endsWith(`.${known}`));
}

/** QRIS and its kin (EMVCo merchant-presented mode: tag 00, length 02, version 01, then more), or a payment URI. */
function isPayment(head: string): boolean {
  return /^000201\d{4}/.test(head) || PAYMENT_SCHEMES.test(head) || PAYMENT_HEADS.test(head);
}
