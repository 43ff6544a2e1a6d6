import type { Statement } from '#shared/domain/credential.ts';
import { against } from '../against.ts';
import { schemaFault } from '../json.ts';
import { daysOf } from '../dates.ts';
import type { HcertDocument } from './document.ts';
import { type DvcEntry, WhoDvc } from './who-dvc-schema.ts';

/**
 * WHO's digital certificate of vaccination (claim -260, key -6), of any disease. Of several entries each has its own period
 * of validity; that of an only one is the certificate's.
 * @throws CredentialError SCHEMA_INVALID, CREDENTIAL_TOO_LARGE
 */
export function readWhoDvc(value: unknown): HcertDocument {
  const parsed = WhoDvc.safeParse(Array.isArray(value) && value.length === 1 ? value[0] : value);
  if (!parsed.success) throw schemaFault(parsed.error, 'WHO DVC: not a vaccination certificate');
  const { n, dob, documentNumber, entries } = parsed.data;
  const only = entries.length === 1 ? entries[0] : undefined;
  return {
    profile: 'who-dvc',
    holder: { name: n, birthDate: dob, documentNumber },
    ...(only
      ? { statements: [vaccination(only)], validDays: daysOf(only.vls, only.vle) }
      : {
          statements: entries.map((entry) => ({
            ...vaccination(entry),
            validFrom: entry.vls,
            validUntil: entry.vle,
          })),
        }),
  };
}

function vaccination(entry: DvcEntry): Statement {
  const { tg, vp, mp, ma, date, dn } = entry;
  // Some write a place in a list of their own for the brand: it names nothing.
  const product = mp === undefined || /^\d{1,2}$/.test(mp) ? vp : mp;
  return {
    kind: 'vaccination',
    // Unlike DDCC it is for every disease: one that it does not name follows from the vaccine, and is never taken for COVID-19.
    ...against(tg === undefined ? [] : [tg], [coded(vp), coded(mp)]),
    certifiedBy: entry.is ?? entry.cn,
    product: coded(product),
    prophylaxis: coded(vp),
    manufacturer: coded(ma),
    dose: dn,
    date,
  };
}

function coded(code: string | undefined): { code: string } | undefined {
  return code === undefined ? undefined : { code };
}
