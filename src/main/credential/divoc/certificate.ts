import * as z from 'zod';
import { PartialDate } from '#shared/domain/civil-date.ts';
import { COVID_19, type Coded, type Holder, type Statement } from '#shared/domain/credential.ts';
import { against, ICD_11 } from '../against.ts';
import { CredentialError } from '../errors.ts';
import { conform } from '../json.ts';
import { type Graph, isBlank } from './graph.ts';
import { testTexts, vaccinationTexts } from './roles.ts';

/*
 * DIVOC's certificates as a W3C verifiable credential, read from the statements that are signed and from nothing else.
 * The contexts give several terms the same property (`dose` and `totalDoses` are both schema:doseValue, `date` and
 * `effectiveUntil` both schema:date), and equal statements are one. So what could turn a verdict is read as the set
 * that is signed: which term a value stood under cannot be known.
 */

const CRED = 'https://www.w3.org/2018/credentials#';
const SCHEMA = 'https://schema.org/';
/**
 * Words of DIVOC's own. Its contexts mean a prefix, but JSON-LD 1.1 takes none that ends in a letter: this is what their
 * issuers have signed, in every version.
 */
const VAC = 'vac:';

/** What a signed certificate says. */
export interface Certificate {
  readonly issuer: string;
  /** Instants in UTC. */
  readonly issuedAt: string;
  readonly expiresAt?: string;
  readonly holder: Holder;
  readonly statements: Statement[];
  /** Everything that may be its id, or its holder's or an event's: by each of them it can be blocked. */
  readonly ids: readonly string[];
}

/** Jamaica and Sri Lanka name the holder by a bare number: their proofs then say nothing of who it is. */
const UNSIGNED_HOLDER: Holder = { name: '' };

/**
 * Reads a certificate.
 * @param graph the statements that are signed
 * @throws CredentialError SCHEMA_INVALID where they are not those of one certificate, or say two things of what is one
 */
export function readCertificate(graph: Graph): Certificate {
  const root = only(graph.ofType(`${CRED}VerifiableCredential`), 'credential');
  const issuer = only(graph.nodes(root, `${CRED}issuer`), 'issuer');
  const [subject, ...others] = graph.nodes(root, `${CRED}credentialSubject`);
  if (isBlank(issuer) || others.length > 0) throw invalid('issuer or holder');
  const expiresAt = atMostOne(graph.texts(root, `${CRED}expirationDate`), 'expirationDate');
  const events = graph.nodes(root, `${CRED}evidence`).map((id) => readEvent(graph, id, issuer));
  if (events.length === 0) throw invalid('no evidence');
  return {
    issuer,
    issuedAt: conform(Moment, only(graph.texts(root, `${CRED}issuanceDate`), 'issuanceDate'), 'issuanceDate'),
    ...(expiresAt !== undefined && { expiresAt: conform(Moment, expiresAt, 'expirationDate') }),
    holder: subject === undefined ? UNSIGNED_HOLDER : readHolder(graph, subject),
    statements: events.map(({ statement }) => statement).toSorted(byTime),
    ids: [
      ...named([root]),
      ...(subject === undefined ? [] : subjectIds(graph, subject)),
      ...events.flatMap(({ ids }) => ids),
    ],
  };
}

/** Blank, `-`, `NA`: what issuers write where they know nothing. */
const NOTHING = /^\s*(?:-|NA|N\/A)?\s*$/i;

function known(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => !NOTHING.test(text)).map((text) => text.trim()))];
}

/** `2021-06-15`, `20210615` or a moment, of which the day counts. */
const Day = z
  .string()
  .max(40)
  .regex(/^\d{4}-?\d{2}-?\d{2}(?:$|[T ])/)
  .transform((text) => text.replace(/^(\d{4})(\d{2})(\d{2})/, '$1-$2-$3').slice(0, 10))
  .pipe(z.iso.date());

const Moment = z
  .string()
  .max(40)
  .pipe(z.union([z.iso.datetime({ offset: true, local: true }), z.iso.date()]))
  .transform((text) => {
    const zoned = /(?:Z|[+-]\d\d:\d\d)$/.test(text) || text.length === 10 ? text : `${text}Z`;
    return new Date(zoned).toISOString();
  });

const DoseNumber = z
  .string()
  .regex(/^\d{1,2}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(99));

/** As many values as there are terms for a property: an issuer that writes none in a list cannot sign more. */
const Days = z.array(Day).min(1).max(3);
const Moments = z.array(Moment).min(1).max(3);
const DoseNumbers = z.array(DoseNumber).max(2);
const VaccinationIds = z.array(z.string()).max(5);
const TestIds = z.array(z.string()).max(7);

/** A birth date may lack its day or its month. */
const BirthDate = z.union([Day, PartialDate]);

/** The holder. The id ends in the number of the document that was shown: `did:Passport:X1234567`. */
function readHolder(graph: Graph, id: string): Holder {
  const name = only(known(graph.texts(id, `${SCHEMA}name`)), 'holder: name');
  const birthDate = atMostOne(known(graph.texts(id, `${SCHEMA}date`)), 'holder: dob');
  const documentNumber = documentNumberIn(id);
  return {
    name,
    ...(birthDate !== undefined && { birthDate: conform(BirthDate, birthDate, 'holder: dob') }),
    ...(documentNumber !== undefined && { documentNumber }),
  };
}

function documentNumberIn(id: string): string | undefined {
  return isBlank(id) ? undefined : id.slice(id.lastIndexOf(':') + 1) || undefined;
}

function subjectIds(graph: Graph, id: string): string[] {
  return [...named([id]), ...named([documentNumberIn(id) ?? '_:']), ...known(graph.texts(id, `${SCHEMA}id`))];
}

interface Event {
  readonly statement: Statement;
  readonly ids: readonly string[];
}

function readEvent(graph: Graph, id: string, certifiedBy: string): Event {
  const read = only(
    graph.types(id).flatMap((type) => EVENTS.get(type) ?? []),
    'evidence: type',
  );
  const { name: facility, country } = readFacility(graph, id);
  const texts = known(graph.texts(id, `${SCHEMA}id`));
  const statement = read(graph, id, texts);
  return {
    statement: {
      ...statement,
      certifiedBy,
      ...(country !== undefined && { country }),
      ...(statement.kind === 'test' && facility !== undefined && { facility }),
    },
    ids: [...named([id]), ...texts],
  };
}

function vaccination(graph: Graph, id: string, texts: readonly string[]): Statement {
  const { certificateId, product, manufacturer, icd11 } = vaccinationTexts(
    conform(VaccinationIds, texts, 'evidence: ids'),
    graph.texts(id, `${SCHEMA}url`),
  );
  const named = atMostOne(known(graph.texts(id, `${SCHEMA}name`)), 'evidence: prophylaxis');
  const prophylaxis: Coded | undefined = icd11 === undefined ? coded(named) : { code: icd11, system: ICD_11 };
  const [date = ''] = conform(Days, known(graph.texts(id, `${SCHEMA}date`)), 'evidence: date').toSorted();
  return {
    kind: 'vaccination',
    ...against([COVID_19], []),
    ...(certificateId !== undefined && { certificateId }),
    ...(product !== undefined && { product: { code: product } }),
    ...(prophylaxis && { prophylaxis }),
    ...(manufacturer !== undefined && { manufacturer: { code: manufacturer } }),
    ...doses(conform(DoseNumbers, known(graph.texts(id, `${SCHEMA}doseValue`)), 'evidence: dose')),
    date,
  };
}

/**
 * The dose and the doses in its series, of the set of both: the lower one is the dose. One number alone is both,
 * but for 1: "1 of 1" is not to be told from "1", and the latter says less.
 */
function doses(numbers: readonly number[]): { dose?: number; dosesInSeries?: number } {
  if (numbers.length === 0) return {};
  const dose = Math.min(...numbers);
  const dosesInSeries = Math.max(...numbers);
  return dosesInSeries === 1 ? { dose } : { dose, dosesInSeries };
}

function test(graph: Graph, id: string, texts: readonly string[]): Statement {
  const { certificateId, type, result } = testTexts(
    conform(TestIds, texts, 'evidence: ids'),
    graph.texts(id, `${SCHEMA}url`),
    atMostOne(known(graph.texts(id, `${SCHEMA}name`)), 'evidence: testName'),
  );
  const times = conform(Moments, known(graph.texts(id, `${SCHEMA}dateTime`)), 'evidence: time').toSorted();
  return {
    kind: 'test',
    disease: COVID_19,
    ...(certificateId !== undefined && { certificateId }),
    type,
    result,
    sampledAt: times[0] ?? '',
  };
}

/** The kinds of event, by the IRIs of their types. */
const EVENTS = new Map([
  [`${VAC}Vaccination`, vaccination],
  [`${VAC}TestDetails`, test],
]);

function readFacility(graph: Graph, event: string): { name?: string; country?: string } {
  const place = atMostOne(graph.nodes(event, `${VAC}Facility`), 'facility');
  if (place === undefined) return {};
  const name = atMostOne(known(graph.texts(place, `${SCHEMA}name`)), 'facility: name');
  const address = atMostOne(graph.nodes(place, `${SCHEMA}PostalAddress`), 'facility: address');
  const countries = address === undefined ? [] : known(graph.texts(address, `${SCHEMA}addressCountry`));
  const country = atMostOne(countries, 'facility: country')?.toUpperCase();
  return {
    ...(name !== undefined && { name }),
    ...(country !== undefined && /^[A-Z]{2,3}$/.test(country) && { country }),
  };
}

/** The canonical order of nodes without ids means nothing. */
function byTime(a: Statement, b: Statement): number {
  const [left, right] = [timeOf(a), timeOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function timeOf(statement: Statement): string {
  switch (statement.kind) {
    case 'vaccination':
      return `${statement.date} ${String(statement.dose ?? 0).padStart(2, '0')} ${statement.certificateId ?? ''}`;
    case 'test':
      return `${statement.sampledAt} ${statement.certificateId ?? ''}`;
    case 'recovery':
      return statement.firstPositive;
  }
}

function named(ids: readonly string[]): string[] {
  return ids.filter((id) => !isBlank(id));
}

function coded(code: string | undefined): Coded | undefined {
  return code === undefined ? undefined : { code };
}

function only<T>(values: readonly T[], what: string): T {
  const value = atMostOne(values, what);
  if (value === undefined) throw invalid(what);
  return value;
}

/** What an issuer says once, and nobody else may say at all: two of it are no certificate. */
function atMostOne<T>(values: readonly T[], what: string): T | undefined {
  if (values.length > 1) throw invalid(what);
  return values[0];
}

function invalid(what: string): CredentialError {
  return new CredentialError('SCHEMA_INVALID', `certificate: ${what}`);
}
