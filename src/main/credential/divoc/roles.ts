import type { TestResult } from '#shared/domain/credential.ts';
import { isCovid19Vaccine } from '../against.ts';

/*
 * DIVOC's contexts give one property (schema:id) to an event's certificate id, batch, vaccine, manufacturer and kind
 * of vaccine, and seven terms of a test to it as well. So a proof says which texts an event has, and not which of them
 * is what: that is told from the texts themselves, alike for everybody who writes them, under whatever term.
 */

/** What the texts of a vaccination are. Which is the certificate's id is a guess: it is blocked by each of them. */
export interface VaccinationTexts {
  readonly certificateId: string | undefined;
  readonly product: string | undefined;
  readonly manufacturer: string | undefined;
  /** ICD-11's code of the vaccine, or of its kind. */
  readonly icd11: string | undefined;
}

export interface TestTexts {
  readonly certificateId: string | undefined;
  readonly type: TestResult['type'];
  readonly result: TestResult['result'];
}

const CALLED_VACCINE = /va(?:cc|ks|k)in|vacuna|bakuna/i;

/** Vaccines against COVID-19 and their makers, as issuers name them; a test holds it against the policy's value set. */
const KNOWN_VACCINE = new RegExp(
  [
    'covid|\\bdivoc\\d{3}\\b|corona ?vac|sinovac|pico ?vacc|sinopharm|bbibp|covilo|wibp|hayat[- ]?vax|cnbg|inactivated',
    'covishield|vaxzevria|astra ?zen|azd ?1222|chadox|\\br[- ]?covi|mrna|moderna|modema|spikevax|pfizer|comirnaty',
    'biontech|bnt ?162|tozinameran|janssen|johnson|jcovden|ad26|novavax|nuvaxovid|covovax|nvx|sputnik|gam[- ]kovid',
    'cansino|conviden?cia|ad5|zifivax|zf[- ]?(?:uz|2001)|zhifei|anhui zl|indovac|inavac|merah putih|aw ?corna|walvax',
    'covaxin|bbv ?152',
  ].join('|'),
  'i',
);

/** Words of companies: a maker is no vaccine, though many a vaccine is called by its maker's name. */
const COMPANY =
  /\b(?:inc|ltd|limited|llc|corp|corporation|company|co|gmbh|ag|pt|tbk|pte|pty|plc|institut\w*|pharma\w*|farma|bio|biotech\w*|biolog\w*|laborator\w*|life ?sciences?|healthcare|research|generium|gamaleya|serum)\b/i;

const ICD_11 = /^XM[0-9A-Z]{4}$/;
/** Long numbers, UUIDs, URNs. */
const ID = /^(?:\d{9,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|urn:\S+)$/i;
/** A batch, a short id: not a word. */
const CODE = /^(?=[^a-z]*\d)[^a-z\s]+$/;

/**
 * @param texts a vaccination's, each once, without blanks
 * @param urls its signed addresses: the certificate's id stands in them
 */
export function vaccinationTexts(texts: readonly string[], urls: readonly string[]): VaccinationTexts {
  const take = takingFrom(texts);
  const named = take(isPartOf(urls), isMatch(ID));
  const icd11 = take((text) => ICD_11.test(text) && isCovid19Vaccine(text), isMatch(ICD_11));
  const product = take(
    isMatch(CALLED_VACCINE),
    (text) => KNOWN_VACCINE.test(text) && !COMPANY.test(text),
    isMatch(KNOWN_VACCINE),
    isMatch(ICD_11),
    (text) => !COMPANY.test(text) && !CODE.test(text),
  );
  const manufacturer = take(isMatch(COMPANY), isMatch(KNOWN_VACCINE), (text) => !CODE.test(text));
  return { certificateId: named ?? take(isMatch(/\d/), isMatch(/./)), product, manufacturer, icd11 };
}

const DETECTED = /^(?:positive|detected|260373001)$/i;
const NOT_DETECTED = /^(?:negative|not detected|260415000)$/i;
/** What else a test says of itself under the property of its id. */
const CIRCUMSTANCE = /covid|sars|nasal|naso|oral|oro|saliva|swab|throat|blood|840539006/i;

/**
 * @param texts a test's, each once, without blanks
 * @param urls its signed addresses
 * @param name the test's name, which has a property of its own
 */
export function testTexts(
  texts: readonly string[],
  urls: readonly string[],
  name: string | undefined,
): TestTexts {
  const take = takingFrom(texts);
  const named = take(isPartOf(urls), isMatch(ID));
  return {
    result: result(texts),
    type: onlyType(name === undefined ? [] : [name]) ?? onlyType(texts) ?? 'other',
    certificateId:
      named ?? take((text) => /\d/.test(text) && typesOf(text).length === 0 && !CIRCUMSTANCE.test(text)),
  };
}

/** Whoever has both results in one test is taken for ill. */
function result(texts: readonly string[]): TestTexts['result'] {
  if (texts.some((text) => DETECTED.test(text))) return 'detected';
  return texts.some((text) => NOT_DETECTED.test(text)) ? 'not-detected' : 'inconclusive';
}

const TYPES = [
  ['naat', /\b(?:rt-?)?pcr\b|naat|molecular|LP6464-4/i],
  ['antigen', /antigen|\brat\b|LP217198-3/i],
  ['antibody', /antibod/i],
] as const;

/** The one type that texts name; undefined where they name none or several. */
function onlyType(texts: readonly string[]): TestResult['type'] | undefined {
  const [type, ...others] = new Set(texts.flatMap(typesOf));
  return others.length === 0 ? type : undefined;
}

function typesOf(text: string): TestResult['type'][] {
  return TYPES.filter(([, pattern]) => pattern.test(text)).map(([type]) => type);
}

type Taker = (...wanted: readonly ((text: string) => boolean)[]) => string | undefined;

/** Takes texts away one by one: by the first test that any of those left passes, of several the longest. */
function takingFrom(texts: readonly string[]): Taker {
  const left = new Set(texts.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)));
  return (...wanted) => {
    for (const isWanted of wanted) {
      const found = [...left].find(isWanted);
      if (found === undefined) continue;
      left.delete(found);
      return found;
    }
    return undefined;
  };
}

function isMatch(pattern: RegExp): (text: string) => boolean {
  return (text) => pattern.test(text);
}

/** `531000001` in `https://divoc.example/feedback/?531000001` */
function isPartOf(urls: readonly string[]): (text: string) => boolean {
  const parts = new Set(urls.flatMap((url) => url.split(/[/?#&=]/).slice(1)));
  return (text) => parts.has(text);
}
