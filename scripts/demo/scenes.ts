import type { Issuer } from '../../tests/support/issuer/hcert.ts';
import { issueHcert } from '../../tests/support/issuer/hcert.ts';

/** One thing that a visitor holds to the scanner. */
export interface Scene {
  /** Names the screenshot's file. */
  readonly name: string;
  readonly title: string;
  readonly code: string;
}

const DAY_MS = 86_400_000;

/**
 * What the demo shows, in order. The people are invented, the credentials real: signed just now, so that a date
 * such as "three days ago" is always true.
 * @param issuer a key that the demo's kiosk trusts
 * @param stranger a key that it does not
 */
export function scenes(issuer: Issuer, stranger: Issuer, now: Date): readonly Scene[] {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const day = (days: number) => daysAgo(days).toISOString().slice(0, 10);
  const times = { issuedAt: daysAgo(2), expiresAt: daysAgo(-300) };
  return [
    {
      name: 'green',
      title: 'two doses, the last one five months ago',
      code: issueHcert(issuer, { ...times, vaccination: { dn: 2, sd: 2, dt: day(150) } }),
    },
    {
      name: 'amber',
      title: 'one dose of two',
      code: issueHcert(issuer, {
        ...times,
        name: { fn: 'Tanjung', fnt: 'TANJUNG', gn: 'Rahmat Hidayatullah', gnt: 'RAHMAT<HIDAYATULLAH' },
        birthDate: '1993-11-02',
        vaccination: { dn: 1, sd: 2, dt: day(40) },
      }),
    },
    {
      name: 'red',
      title: 'signed by nobody whom the office trusts',
      code: issueHcert(stranger, { ...times, vaccination: { dn: 2, sd: 2, dt: day(150) } }),
    },
    {
      name: 'black',
      title: 'a positive test, three days old',
      code: issueHcert(issuer, {
        ...times,
        name: { fn: 'Lestari', fnt: 'LESTARI', gn: 'Dewi Ayu Puspita', gnt: 'DEWI<AYU<PUSPITA' },
        birthDate: '2000-01-30',
        test: { tr: '260373001', sc: instant(daysAgo(3)) },
      }),
    },
    {
      name: 'red-forged',
      title: 'somebody changed a letter',
      code: issueHcert(issuer, {
        ...times,
        vaccination: { dn: 2, sd: 2, dt: day(150) },
        tamper: { breakSignature: true },
      }),
    },
    {
      name: 'red-payment',
      title: 'a payment code',
      code: '00020101021126570011ID.DANA.WWW011893600915300000',
    },
  ];
}

function instant(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
