import type { Statement } from '#shared/domain/credential.ts';
import { COVID_19, type Credential } from '#shared/domain/credential.ts';
import type { ReasonCode } from '#shared/domain/reason.ts';
import type { Category } from '#shared/domain/verdict.ts';

/** One row of the table: a person at the door, what PPU's preset says, and why that is right. */
export interface Case {
  /** What the certificate shows, in a few words. */
  readonly person: string;
  readonly holds: readonly Statement[];
  /** The birth date, where it matters. */
  readonly born?: string;
  /** The moment at the door, with the office's offset; by default {@link TODAY}. */
  readonly at?: string;
  readonly format?: Credential['format'];
  readonly category: Category;
  readonly reason: ReasonCode;
  readonly why: string;
}

/** 1 March 2022, ten in the morning, in Penajam (WITA). */
export const TODAY = '2022-03-01T10:00:00+08:00';

function vaccination(
  product: string | undefined,
  series: string,
  date: string,
  extra: object = {},
): Statement {
  const [dose, doses] = series === '' ? [] : series.split('/').map(Number);
  return {
    kind: 'vaccination',
    disease: COVID_19,
    date,
    ...(product !== undefined && { product: { code: product } }),
    ...(dose !== undefined && { dose }),
    ...(doses !== undefined && { dosesInSeries: doses }),
    ...extra,
  };
}

function tested(
  type: 'naat' | 'antigen' | 'antibody' | 'other',
  result: 'detected' | 'not-detected' | 'inconclusive',
  sampled: string,
): Statement {
  return { kind: 'test', disease: COVID_19, type, result, sampledAt: new Date(sampled).toISOString() };
}

function recovered(
  firstPositive: string,
  bounds: { validFrom?: string; validUntil?: string } = {},
): Statement {
  return { kind: 'recovery', disease: COVID_19, firstPositive, ...bounds };
}

const PFIZER = 'EU/1/20/1528';
const MODERNA = 'EU/1/20/1507';
const ASTRAZENECA = 'EU/1/21/1529';
const JANSSEN = 'EU/1/20/1525';
const cvx = (code: string) => ({ product: { code, system: 'http://hl7.org/fhir/sid/cvx' } });

export const CASES: Readonly<Record<string, readonly Case[]>> = {
  'A complete primary series': [
    {
      person: 'CoronaVac 2/2, long ago',
      holds: [vaccination('CoronaVac', '2/2', '2021-09-10')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Two of two doses, far more than 14 days ago.',
    },
    {
      person: 'AstraZeneca 2/2, long ago',
      holds: [vaccination(ASTRAZENECA, '2/2', '2021-10-01')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Two of two doses.',
    },
    {
      person: 'Pfizer 2/2, long ago',
      holds: [vaccination(PFIZER, '2/2', '2021-10-01')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Two of two doses.',
    },
    {
      person: 'Moderna 2/2, long ago',
      holds: [vaccination(MODERNA, '2/2', '2021-10-01')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Two of two doses.',
    },
    {
      person: 'Sinopharm 2/2, long ago',
      holds: [vaccination('BBIBP-CorV', '2/2', '2021-10-01')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Two of two doses.',
    },
    {
      person: 'Janssen 1/1, long ago',
      holds: [vaccination(JANSSEN, '1/1', '2021-10-01')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Janssen needs one dose.',
    },
    {
      person: 'CanSino 1/1, long ago',
      holds: [vaccination('Convidecia', '1/1', '2021-10-01')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'CanSino needs one dose.',
    },
    {
      person: 'Sputnik V 2/2, long ago',
      holds: [vaccination('Sputnik-V', '2/2', '2021-10-01')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Two of two doses.',
    },
    {
      person: 'Sputnik Light 1/1, long ago',
      holds: [vaccination('Sputnik-Light', '1/1', '2021-10-01')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Sputnik Light needs one dose.',
    },
    {
      person: 'Zifivax 3/3, long ago',
      holds: [vaccination('Zifivax', '3/3', '2021-12-01')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Zifivax needs three doses.',
    },
    {
      person: 'Novavax 2/2, long ago',
      holds: [vaccination('EU/1/21/1618', '2/2', '2022-01-10')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Two of two doses.',
    },
    {
      person: 'IndoVac 2/2, by its free name',
      holds: [vaccination('Vaksin IndoVac (Bio Farma)', '2/2', '2022-01-10')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Indonesian certificates write free names; this one is known.',
    },
    {
      person: 'Sinovac 2/2, by its free name',
      holds: [vaccination('COVID-19 Vaccine SINOVAC', '2/2', '2021-09-10')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'The name means CoronaVac.',
    },
    {
      person: 'CoronaVac 2/2, by its ICD-11 code',
      holds: [vaccination('XM7HT3', '2/2', '2021-09-10')],
      format: 'vds-nc',
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'WHO’s code for CoronaVac.',
    },
    {
      person: 'mRNA vaccine 2/2, no product named',
      holds: [vaccination(undefined, '2/2', '2021-10-01', { prophylaxis: { code: '1119349007' } })],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Every mRNA vaccine has two doses.',
    },
  ],
  'Fourteen days after the last dose': [
    {
      person: 'Second dose 13 days ago',
      holds: [vaccination('CoronaVac', '2/2', '2022-02-16')],
      category: 'kuning',
      reason: 'VACCINATION_TOO_RECENT',
      why: 'Counts from 2 March: tomorrow.',
    },
    {
      person: 'Second dose 14 days ago',
      holds: [vaccination('CoronaVac', '2/2', '2022-02-15')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'The 14th day counts.',
    },
    {
      person: 'Second dose today',
      holds: [vaccination('CoronaVac', '2/2', '2022-03-01')],
      category: 'kuning',
      reason: 'VACCINATION_TOO_RECENT',
      why: 'All 14 days are still to run.',
    },
    {
      person: '14 days ago in Penajam, 13 in Greenwich',
      holds: [vaccination('CoronaVac', '2/2', '2022-02-15')],
      at: '2022-03-01T00:10:00+08:00',
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Days are those of the office: there it is 1 March already.',
    },
    {
      person: '13 days ago, one minute before midnight',
      holds: [vaccination('CoronaVac', '2/2', '2022-02-15')],
      at: '2022-02-28T23:59:00+08:00',
      category: 'kuning',
      reason: 'VACCINATION_TOO_RECENT',
      why: 'It is still 28 February at the office.',
    },
    {
      person: 'Janssen 1/1 ten days ago',
      holds: [vaccination(JANSSEN, '1/1', '2022-02-19')],
      category: 'kuning',
      reason: 'VACCINATION_TOO_RECENT',
      why: 'One dose needs its 14 days as well.',
    },
    {
      person: 'Across a leap day: dose on 16 February 2024',
      holds: [vaccination('CoronaVac', '2/2', '2024-02-16')],
      at: '2024-03-01T10:00:00+08:00',
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'February 2024 has 29 days: 1 March is the 14th day.',
    },
    {
      person: 'Dose on a leap day, 13 days ago',
      holds: [vaccination('CoronaVac', '2/2', '2024-02-29')],
      at: '2024-03-13T10:00:00+08:00',
      category: 'kuning',
      reason: 'VACCINATION_TOO_RECENT',
      why: 'Counts from 14 March.',
    },
  ],
  'An incomplete series': [
    {
      person: 'CoronaVac 1/2',
      holds: [vaccination('CoronaVac', '1/2', '2021-12-01')],
      category: 'kuning',
      reason: 'VACCINATION_PARTIAL',
      why: 'One dose is kuning in PPU.',
    },
    {
      person: 'Zifivax 2/3',
      holds: [vaccination('Zifivax', '2/3', '2021-12-01')],
      category: 'kuning',
      reason: 'VACCINATION_PARTIAL',
      why: 'The third dose is missing.',
    },
    {
      person: 'Zifivax 2/2',
      holds: [vaccination('Zifivax', '2/2', '2021-12-01')],
      category: 'kuning',
      reason: 'VACCINATION_PARTIAL',
      why: 'The vaccine has three doses, whatever the certificate says.',
    },
    {
      person: 'Pfizer 2/3',
      holds: [vaccination(PFIZER, '2/3', '2021-12-01')],
      category: 'kuning',
      reason: 'VACCINATION_PARTIAL',
      why: 'The certificate itself calls the series incomplete.',
    },
    {
      person: 'Janssen 1/2',
      holds: [vaccination(JANSSEN, '1/2', '2021-12-01')],
      category: 'kuning',
      reason: 'VACCINATION_PARTIAL',
      why: 'The certificate itself calls the series incomplete.',
    },
    {
      person: 'CoronaVac, dose 1, no series length',
      holds: [vaccination('CoronaVac', '1', '2021-12-01')],
      category: 'kuning',
      reason: 'VACCINATION_PARTIAL',
      why: 'The vaccine has two doses.',
    },
    {
      person: 'CoronaVac without any number',
      holds: [vaccination('CoronaVac', '', '2021-12-01')],
      category: 'kuning',
      reason: 'VACCINATION_PARTIAL',
      why: 'One entry is one dose.',
    },
    {
      person: 'CoronaVac 0/2',
      holds: [vaccination('CoronaVac', '0/2', '2021-12-01')],
      category: 'kuning',
      reason: 'VACCINATION_PARTIAL',
      why: 'An entry is at least one dose, and one is not two.',
    },
    {
      person: 'Pfizer 1/1, no infection shown',
      holds: [vaccination(PFIZER, '1/1', '2021-12-01')],
      category: 'kuning',
      reason: 'VACCINATION_PARTIAL',
      why: 'The EU writes so after recovery; without proof the officer looks at it.',
    },
    {
      person: 'Pfizer 1/1 and the recovery before it',
      holds: [recovered('2021-07-01'), vaccination(PFIZER, '1/1', '2021-12-01')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'The same certificate shows the infection that stands for a dose.',
    },
    {
      person: 'Pfizer 1/1 and a positive test before it',
      holds: [tested('naat', 'detected', '2021-07-01T08:00:00Z'), vaccination(PFIZER, '1/1', '2021-12-01')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'A positive test shows the infection as well.',
    },
    {
      person: 'Pfizer 1/1 and an infection after it',
      holds: [recovered('2022-01-15'), vaccination(PFIZER, '1/1', '2021-12-01')],
      category: 'kuning',
      reason: 'VACCINATION_PARTIAL',
      why: 'Only an infection before the dose stands for one.',
    },
  ],
  Boosters: [
    {
      person: 'Pfizer 3/3, yesterday',
      holds: [vaccination(PFIZER, '3/3', '2022-02-28')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'A third dose of a vaccine of two: the series was complete long before.',
    },
    {
      person: 'Moderna 3/2, yesterday',
      holds: [vaccination(MODERNA, '3/2', '2022-02-28')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'More doses than the series has.',
    },
    {
      person: 'Pfizer 2/1, yesterday',
      holds: [vaccination(PFIZER, '2/1', '2022-02-28')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'The EU’s way to write a booster after Janssen.',
    },
    {
      person: 'Janssen 2/1, yesterday',
      holds: [vaccination(JANSSEN, '2/1', '2022-02-28')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'A booster after one dose.',
    },
    {
      person: 'Janssen 2/2, ten days ago',
      holds: [vaccination(JANSSEN, '2/2', '2022-02-19')],
      category: 'kuning',
      reason: 'VACCINATION_TOO_RECENT',
      why: 'It can be the end of a mixed first series: taken for what waits longer.',
    },
    {
      person: 'Janssen 2/2, a month ago',
      holds: [vaccination(JANSSEN, '2/2', '2022-02-01')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Complete in either reading.',
    },
    {
      person: 'Zifivax 3/3, yesterday',
      holds: [vaccination('Zifivax', '3/3', '2022-02-28')],
      category: 'kuning',
      reason: 'VACCINATION_TOO_RECENT',
      why: 'For Zifivax the third dose ends the first series.',
    },
    {
      person: 'Zifivax 2/1, a month ago',
      holds: [vaccination('Zifivax', '2/1', '2022-02-01')],
      category: 'kuning',
      reason: 'VACCINATION_PARTIAL',
      why: 'A shorter series than the vaccine’s is not believed without proof.',
    },
    {
      person: 'CoronaVac 4/4',
      holds: [vaccination('CoronaVac', '4/4', '2022-02-20')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'A second booster.',
    },
  ],
  'Several doses in one certificate': [
    {
      person: 'Two unnumbered Pfizer doses (SMART Health Card)',
      holds: [
        vaccination(undefined, '', '2021-08-01', cvx('208')),
        vaccination(undefined, '', '2021-09-01', cvx('208')),
      ],
      format: 'shc',
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Their places number them.',
    },
    {
      person: 'The same, the later dose written first',
      holds: [
        vaccination(undefined, '', '2021-09-01', cvx('208')),
        vaccination(undefined, '', '2021-08-01', cvx('208')),
      ],
      format: 'shc',
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Dates decide, not the order of writing.',
    },
    {
      person: 'The same dose written twice',
      holds: [
        vaccination(undefined, '', '2021-09-01', cvx('208')),
        vaccination(undefined, '', '2021-09-01', cvx('208')),
      ],
      format: 'shc',
      category: 'kuning',
      reason: 'VACCINATION_PARTIAL',
      why: 'One day is one dose.',
    },
    {
      person: 'Two entries two days apart',
      holds: [
        vaccination(undefined, '', '2021-09-01', cvx('208')),
        vaccination(undefined, '', '2021-09-03', cvx('208')),
      ],
      format: 'shc',
      category: 'kuning',
      reason: 'VACCINATION_PARTIAL',
      why: 'No vaccine is given twice within 14 days: a correction, not a second dose.',
    },
    {
      person: 'AstraZeneca, then Pfizer',
      holds: [
        vaccination(undefined, '', '2021-08-01', cvx('210')),
        vaccination(undefined, '', '2021-10-01', cvx('208')),
      ],
      format: 'shc',
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Mixed vaccines count together.',
    },
    {
      person: 'AstraZeneca dose 1, Moderna dose 1',
      holds: [vaccination(ASTRAZENECA, '1/2', '2021-08-01'), vaccination(MODERNA, '1/2', '2021-10-01')],
      format: 'vds-nc',
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Each product numbers its own; together they are two.',
    },
    {
      person: 'CoronaVac 1/2 and 2/2, the second ten days ago',
      holds: [vaccination('CoronaVac', '1/2', '2022-01-20'), vaccination('CoronaVac', '2/2', '2022-02-19')],
      category: 'kuning',
      reason: 'VACCINATION_TOO_RECENT',
      why: 'The series is complete, its 14 days are not.',
    },
    {
      person: 'Three doses, the third yesterday',
      holds: [
        vaccination('CoronaVac', '1/2', '2021-06-01'),
        vaccination('CoronaVac', '2/2', '2021-07-01'),
        vaccination(MODERNA, '3/3', '2022-02-28'),
      ],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'A booster takes nothing away.',
    },
    {
      person: 'CoronaVac 2/2 and a dose dated next week',
      holds: [vaccination('CoronaVac', '2/2', '2021-07-01'), vaccination(MODERNA, '3/3', '2022-03-08')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'The future dose is left out; the rest is complete.',
    },
    {
      person: 'Zifivax dose, then Pfizer dose',
      holds: [vaccination('Zifivax', '1/3', '2021-08-01'), vaccination(PFIZER, '2/2', '2021-10-01')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'The last dose’s vaccine says how many are needed.',
    },
  ],
  'Dates that are wrong or incomplete': [
    {
      person: 'CoronaVac 2/2 dated tomorrow',
      holds: [vaccination('CoronaVac', '2/2', '2022-03-02')],
      category: 'merah',
      reason: 'VACCINATION_IN_FUTURE',
      why: 'A vaccination that has not been given.',
    },
    {
      person: 'Only the month: January 2022',
      holds: [vaccination('CoronaVac', '2/2', '2022-01')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Even 31 January is more than 14 days ago.',
    },
    {
      person: 'Only the month: February 2022',
      holds: [vaccination('CoronaVac', '2/2', '2022-02')],
      category: 'kuning',
      reason: 'VACCINATION_DATE_UNCLEAR',
      why: '1 February would do, 28 February not: the officer asks.',
    },
    {
      person: 'Only the month: March 2022, on 5 March',
      holds: [vaccination('CoronaVac', '2/2', '2022-03')],
      at: '2022-03-05T10:00:00+08:00',
      category: 'kuning',
      reason: 'VACCINATION_TOO_RECENT',
      why: 'No day of March is 14 days ago.',
    },
    {
      person: 'Only the year: 2021',
      holds: [vaccination('CoronaVac', '2/2', '2021')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Even 31 December is more than 14 days ago.',
    },
    {
      person: 'Only the year: 2022',
      holds: [vaccination('CoronaVac', '2/2', '2022')],
      category: 'kuning',
      reason: 'VACCINATION_DATE_UNCLEAR',
      why: 'Some days of 2022 would do, others have not come.',
    },
    {
      person: 'Only the year: 2023',
      holds: [vaccination('CoronaVac', '2/2', '2023')],
      category: 'merah',
      reason: 'VACCINATION_IN_FUTURE',
      why: 'No day of 2023 has come.',
    },
    {
      person: 'Dated 30 February',
      holds: [vaccination('CoronaVac', '2/2', '2022-02-30')],
      category: 'kuning',
      reason: 'VACCINATION_DATE_UNCLEAR',
      why: 'There is no such day; the officer asks.',
    },
  ],
  'Vaccines that we do not know': [
    {
      person: 'A product of no list, 2/2',
      holds: [vaccination('TurboVax 3000', '2/2', '2021-10-01')],
      category: 'kuning',
      reason: 'VACCINE_NOT_ACCEPTED',
      why: 'How many doses it needs is not known here: the officer decides.',
    },
    {
      person: 'An unknown mRNA product, 2/2',
      holds: [vaccination('TurboVax 3000', '2/2', '2021-10-01', { prophylaxis: { code: '1119349007' } })],
      category: 'kuning',
      reason: 'VACCINE_NOT_ACCEPTED',
      why: 'A known type does not make an unknown product known.',
    },
    {
      person: 'No vaccine named at all',
      holds: [vaccination(undefined, '2/2', '2021-10-01')],
      category: 'kuning',
      reason: 'VACCINE_NOT_ACCEPTED',
      why: 'Nothing says what was given.',
    },
    {
      person: 'An unspecified COVID-19 vaccine (CVX 213)',
      holds: [vaccination(undefined, '', '2021-10-01', cvx('213'))],
      format: 'shc',
      category: 'kuning',
      reason: 'VACCINE_NOT_ACCEPTED',
      why: 'Nothing says what was given.',
    },
  ],
  Tests: [
    {
      person: 'Negative PCR, 71 hours ago',
      holds: [tested('naat', 'not-detected', '2022-02-26T11:00:00+08:00')],
      category: 'kuning',
      reason: 'TEST_NEGATIVE',
      why: 'Fresh, but no vaccination: the officer decides.',
    },
    {
      person: 'Negative PCR, 72 hours ago to the second',
      holds: [tested('naat', 'not-detected', '2022-02-26T10:00:00+08:00')],
      category: 'kuning',
      reason: 'TEST_NEGATIVE',
      why: 'The 72nd hour counts.',
    },
    {
      person: 'Negative PCR, 72 hours and a second ago',
      holds: [tested('naat', 'not-detected', '2022-02-26T09:59:59+08:00')],
      category: 'merah',
      reason: 'TEST_EXPIRED',
      why: 'Stale, and no vaccination.',
    },
    {
      person: 'Negative antigen test, 23 hours ago',
      holds: [tested('antigen', 'not-detected', '2022-02-28T11:00:00+08:00')],
      category: 'kuning',
      reason: 'TEST_NEGATIVE',
      why: 'Fresh.',
    },
    {
      person: 'Negative antigen test, 25 hours ago',
      holds: [tested('antigen', 'not-detected', '2022-02-28T09:00:00+08:00')],
      category: 'merah',
      reason: 'TEST_EXPIRED',
      why: 'An antigen test counts 24 hours.',
    },
    {
      person: 'Negative PCR dated ahead',
      holds: [tested('naat', 'not-detected', '2022-03-01T11:00:00+08:00')],
      category: 'merah',
      reason: 'TEST_IN_FUTURE',
      why: 'A sample that has not been taken.',
    },
    {
      person: 'Inconclusive PCR',
      holds: [tested('naat', 'inconclusive', '2022-02-28T10:00:00+08:00')],
      category: 'merah',
      reason: 'TEST_INCONCLUSIVE',
      why: 'It shows nothing.',
    },
    {
      person: 'Antibodies found',
      holds: [tested('antibody', 'detected', '2022-02-28T10:00:00+08:00')],
      category: 'merah',
      reason: 'TEST_NOT_ACCEPTED',
      why: 'Antibodies show neither infection nor vaccination.',
    },
    {
      person: 'Another kind of test, negative',
      holds: [tested('other', 'not-detected', '2022-02-28T10:00:00+08:00')],
      category: 'merah',
      reason: 'TEST_NOT_ACCEPTED',
      why: 'Only PCR and antigen tests are taken.',
    },
    {
      person: 'Fresh negative PCR and one vaccine dose',
      holds: [
        tested('naat', 'not-detected', '2022-02-28T10:00:00+08:00'),
        vaccination('CoronaVac', '1/2', '2022-01-10'),
      ],
      category: 'kuning',
      reason: 'VACCINATION_PARTIAL',
      why: 'Both are kuning; the missing dose is what helps the person most.',
    },
    {
      person: 'Stale negative PCR and complete vaccination',
      holds: [
        tested('naat', 'not-detected', '2022-01-01T10:00:00+08:00'),
        vaccination('CoronaVac', '2/2', '2021-07-01'),
      ],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'The best statement counts.',
    },
  ],
  'Positive tests': [
    {
      person: 'Positive PCR today',
      holds: [tested('naat', 'detected', '2022-03-01T08:00:00+08:00')],
      category: 'hitam',
      reason: 'TEST_POSITIVE',
      why: 'Isolation until 11 March.',
    },
    {
      person: 'Positive antigen test five days ago',
      holds: [tested('antigen', 'detected', '2022-02-24T08:00:00+08:00')],
      category: 'hitam',
      reason: 'TEST_POSITIVE',
      why: 'Within ten days.',
    },
    {
      person: 'Positive PCR ten days ago',
      holds: [tested('naat', 'detected', '2022-02-19T08:00:00+08:00')],
      category: 'hitam',
      reason: 'TEST_POSITIVE',
      why: 'The tenth day is the last of isolation.',
    },
    {
      person: 'Positive PCR eleven days ago',
      holds: [tested('naat', 'detected', '2022-02-18T08:00:00+08:00')],
      category: 'merah',
      reason: 'TEST_POSITIVE_PAST',
      why: 'Isolation is over; an old test is no vaccination.',
    },
    {
      person: 'Positive PCR dated ahead',
      holds: [tested('naat', 'detected', '2022-03-02T08:00:00+08:00')],
      category: 'hitam',
      reason: 'TEST_POSITIVE',
      why: 'A wrong clock must not clear anybody.',
    },
    {
      person: 'Positive PCR and complete vaccination',
      holds: [
        vaccination('CoronaVac', '2/2', '2021-07-01'),
        tested('naat', 'detected', '2022-02-26T08:00:00+08:00'),
      ],
      category: 'hitam',
      reason: 'TEST_POSITIVE',
      why: 'A vaccination does not outweigh a positive test.',
    },
    {
      person: 'Positive PCR, then a negative one',
      holds: [
        tested('naat', 'detected', '2022-02-24T08:00:00+08:00'),
        tested('naat', 'not-detected', '2022-02-28T08:00:00+08:00'),
      ],
      category: 'hitam',
      reason: 'TEST_POSITIVE',
      why: 'Ending isolation early is a doctor’s word, not this kiosk’s.',
    },
    {
      person: 'Old positive PCR and complete vaccination',
      holds: [
        vaccination('CoronaVac', '2/2', '2021-07-01'),
        tested('naat', 'detected', '2022-01-10T08:00:00+08:00'),
      ],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'Isolation is over.',
    },
  ],
  Recovery: [
    {
      person: 'First positive 60 days ago',
      holds: [recovered('2021-12-31')],
      category: 'kuning',
      reason: 'RECOVERY',
      why: 'Recovered, but no vaccination: the officer decides.',
    },
    {
      person: 'First positive 11 days ago',
      holds: [recovered('2022-02-18')],
      category: 'kuning',
      reason: 'RECOVERY',
      why: 'Recovery counts from the eleventh day.',
    },
    {
      person: 'First positive ten days ago',
      holds: [recovered('2022-02-19')],
      category: 'hitam',
      reason: 'TEST_POSITIVE',
      why: 'Still in isolation.',
    },
    {
      person: 'First positive 180 days ago',
      holds: [recovered('2021-09-02')],
      category: 'kuning',
      reason: 'RECOVERY',
      why: 'The last day.',
    },
    {
      person: 'First positive 181 days ago',
      holds: [recovered('2021-09-01')],
      category: 'merah',
      reason: 'RECOVERY_EXPIRED',
      why: 'Too long ago.',
    },
    {
      person: 'The certificate ends earlier than 180 days',
      holds: [recovered('2021-12-01', { validUntil: '2022-02-28' })],
      category: 'merah',
      reason: 'RECOVERY_EXPIRED',
      why: 'Its own end counts where it is earlier.',
    },
    {
      person: 'The certificate says a year',
      holds: [recovered('2021-07-01', { validUntil: '2022-07-01' })],
      category: 'merah',
      reason: 'RECOVERY_EXPIRED',
      why: 'The policy’s 180 days are not widened.',
    },
    {
      person: 'The certificate begins next week',
      holds: [recovered('2022-02-01', { validFrom: '2022-03-08' })],
      category: 'merah',
      reason: 'RECOVERY_NOT_YET_VALID',
      why: 'Its own begin counts where it is later.',
    },
    {
      person: 'First positive dated ahead',
      holds: [recovered('2022-03-05')],
      category: 'merah',
      reason: 'RECOVERY_NOT_YET_VALID',
      why: 'It has not happened.',
    },
    {
      person: 'Recovered and complete vaccination',
      holds: [recovered('2021-12-31'), vaccination('CoronaVac', '2/2', '2021-07-01')],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'The best statement counts.',
    },
  ],
  'Children, other diseases': [
    {
      person: 'Five years old, one dose',
      born: '2016-06-01',
      holds: [vaccination('CoronaVac', '1/2', '2022-02-20')],
      category: 'hijau',
      reason: 'AGE_EXEMPT',
      why: 'Under six nobody needs a certificate.',
    },
    {
      person: 'Sixth birthday today',
      born: '2016-03-01',
      holds: [vaccination('CoronaVac', '1/2', '2022-02-20')],
      category: 'kuning',
      reason: 'VACCINATION_PARTIAL',
      why: 'Six is not under six.',
    },
    {
      person: 'Born in 2016, no more known',
      born: '2016',
      holds: [vaccination('CoronaVac', '1/2', '2022-02-20')],
      category: 'kuning',
      reason: 'VACCINATION_PARTIAL',
      why: 'In doubt a person is older: on 1 January 2022 they may have turned six.',
    },
    {
      person: 'Born in 2017, no more known',
      born: '2017',
      holds: [vaccination('CoronaVac', '1/2', '2022-02-20')],
      category: 'hijau',
      reason: 'AGE_EXEMPT',
      why: 'Under six on any day of 2017.',
    },
    {
      person: 'Born on 29 February 2016, on 28 February 2022',
      born: '2016-02-29',
      at: '2022-02-28T10:00:00+08:00',
      holds: [vaccination('CoronaVac', '1/2', '2022-02-20')],
      category: 'hijau',
      reason: 'AGE_EXEMPT',
      why: 'Turns six on 1 March where there is no 29 February.',
    },
    {
      person: 'Five years old with a positive test',
      born: '2016-06-01',
      holds: [tested('naat', 'detected', '2022-02-27T08:00:00+08:00')],
      category: 'hitam',
      reason: 'TEST_POSITIVE',
      why: 'Exemption does not outweigh a positive test.',
    },
    {
      person: 'Yellow fever vaccination',
      holds: [
        {
          kind: 'vaccination',
          disease: '16541001',
          product: { code: 'Stamaril' },
          date: '2019-05-01',
          dose: 1,
          dosesInSeries: 1,
        },
      ],
      category: 'merah',
      reason: 'OTHER_DISEASE',
      why: 'Not about COVID-19.',
    },
    {
      person: 'Yellow fever and complete COVID-19 vaccination',
      holds: [
        { kind: 'vaccination', disease: '16541001', date: '2019-05-01' },
        vaccination('CoronaVac', '2/2', '2021-07-01'),
      ],
      category: 'hijau',
      reason: 'VACCINATION_COMPLETE',
      why: 'The other disease is left out.',
    },
  ],
};
