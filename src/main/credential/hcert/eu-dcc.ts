import type { Holder, Statement } from '#shared/domain/credential.ts';
import { against } from '../against.ts';
import { schemaFault } from '../json.ts';
import { testResult, TEST_TYPES } from '../lab-tests.ts';
import {
  EuDcc,
  type PersonName,
  type RecoveryEntry,
  type TestEntry,
  type VaccinationEntry,
} from './eu-dcc-schema.ts';
import type { HcertDocument } from './document.ts';

/**
 * The EU Digital COVID Certificate, schema 1.0 to 1.3.
 * @param value the content of claim -260, key 1
 * @throws CredentialError SCHEMA_INVALID, CREDENTIAL_TOO_LARGE
 */
export function readEuDcc(value: unknown): HcertDocument {
  const parsed = EuDcc.safeParse(value);
  if (!parsed.success) throw schemaFault(parsed.error, 'EU DCC');
  const { ver, nam, dob, v, t, r } = parsed.data;
  const statements = [...v.map(vaccination), ...t.map(test), ...r.map(recovery)];
  return {
    profile: `eu-dcc ${ver}`,
    holder: { ...holder(nam), birthDate: dob },
    statements,
    issuer: statements[0]?.country,
  };
}

function holder({ fn, gn, fnt, gnt }: PersonName): Holder {
  const familyName = fn ?? spaced(fnt);
  const givenName = gn ?? spaced(gnt);
  return {
    name: [givenName, familyName].filter((part) => part !== undefined).join(' '),
    familyName,
    givenName,
    transliteratedName:
      fnt === undefined && gnt === undefined ? undefined : `${fnt ?? ''}<<${gnt ?? ''}`.replace(/<+$/, ''),
  };
}

/** ICAO 9303 part 3 fills with `<` where a name has a space. */
function spaced(transliterated: string | undefined): string | undefined {
  return transliterated?.replace(/<+/g, ' ').trim() || undefined;
}

function vaccination(entry: VaccinationEntry): Statement {
  return {
    kind: 'vaccination',
    ...issued(entry),
    diseases: against([entry.tg], []).diseases,
    product: { code: entry.mp },
    prophylaxis: { code: entry.vp },
    manufacturer: { code: entry.ma },
    dose: entry.dn,
    dosesInSeries: entry.sd,
    date: entry.dt,
  };
}

function test(entry: TestEntry): Statement {
  return {
    kind: 'test',
    ...issued(entry),
    type: TEST_TYPES.get(entry.tt) ?? 'other',
    result: testResult([entry.tr]),
    sampledAt: entry.sc,
    facility: entry.tc,
    device: entry.ma === undefined ? undefined : { code: entry.ma },
  };
}

function recovery(entry: RecoveryEntry): Statement {
  return {
    kind: 'recovery',
    ...issued(entry),
    firstPositive: entry.fr,
    validFrom: entry.df,
    validUntil: entry.du,
  };
}

function issued(entry: { tg: string; co: string; is: string; ci: string }) {
  return { disease: entry.tg, country: entry.co, certifiedBy: entry.is, certificateId: entry.ci };
}
