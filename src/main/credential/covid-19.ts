/** ICD-11 extension codes of vaccines against COVID-19, and of the types of them. */
const ICD_11_VACCINES = [
  ...['XM68M6', 'XM1NL1', 'XM5DF6', 'XM9QW8', 'XM0CX4', 'XM5JC5', 'XM1J92', 'XM6AT1', 'XM0GQ8', 'XM3CT4'],
  ...['XM7HT3', 'XM4YL8', 'XM97T2', 'XM8866', 'XM1AU2', 'XM9FQ7', 'XM3DT5', 'XM8NQ0', 'XM6QV1', 'XM9T65'],
  ...['XM5ZJ4', 'XM5QM6', 'XM1AG7', 'XM1G90', 'XM0RV9'],
];

/** SNOMED CT: the types of vaccine, then products as Canada's national extension has them. */
const SNOMED_VACCINES = [
  ...['1119305005', '1119349007', '1157024006', '1162643001', '29061000087103'],
  ...['28581000087106', '28571000087109', '28761000087108', '28961000087105', '28951000087107'],
  ...['29171000087106', '30151000087105', '31301000087101', '31311000087104', '31341000087103'],
  ...['31431000087100', '33201000087108', '33211000087105', '33461000087106', '33471000087102'],
];

/** ATC's class of them. */
const ATC_VACCINES = ['J07BX03', 'J07BN01', 'J07BN02', 'J07BN03', 'J07BN04'];

/**
 * Codes that say by themselves that a vaccine is against COVID-19, from systems in which no code means two things. All that the
 * policy's value set knows by such a code is in it: a test holds them together.
 */
export const COVID_19_VACCINES: ReadonlySet<string> = new Set([
  ...ICD_11_VACCINES,
  ...SNOMED_VACCINES,
  ...ATC_VACCINES,
]);

/** How COVID-19 is named as a disease: SNOMED CT and ICD-11 (with extensions) have it and its virus; ICD-10 has emergency codes. */
const DISEASE = /^(?:840539006|840533007|RA01(?:\..*)?|XN109(?:&.*)?|U07(?:\.?[12])?)$/i;

/** Whether a code of a disease, in any system, is that of COVID-19. */
export function isCovid19(disease: string): boolean {
  return DISEASE.test(disease.trim());
}

/** ICD-11's mortality and morbidity statistics, and its extension codes, as FHIR names the system. */
export const ICD_11 = 'http://id.who.int/icd11/mms';
