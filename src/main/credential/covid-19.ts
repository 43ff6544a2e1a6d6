/** ICD-11 extension codes of the types of vaccine against COVID-19, and ATC's class of them. */
export const COVID_19_VACCINES: ReadonlySet<string> = new Set([
  ...['XM68M6', 'XM1NL1', 'XM5DF6', 'XM9QW8', 'XM0CX4', 'XM5JC5', 'XM1J92', 'XM6AT1', 'XM0GQ8'],
  ...['J07BX03', 'J07BN01', 'J07BN02', 'J07BN03', 'J07BN04'],
]);

/** ICD-11's mortality and morbidity statistics, and its extension codes, as FHIR names the system. */
export const ICD_11 = 'http://id.who.int/icd11/mms';

/** SNOMED CT "Disease", where a certificate names none or one that is not COVID-19. */
export const UNNAMED_DISEASE = '64572001';
