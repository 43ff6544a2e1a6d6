import type { ReasonCatalogue } from './reason-text.ts';

export const reasonsEn: ReasonCatalogue = {
  SCAN_EMPTY: {
    sentence: 'No code was read. Please hold your QR code to the scanner again.',
    label: 'Empty scan',
  },
  SCAN_TOO_LONG: {
    sentence: 'This is too long for a certificate. Please show your vaccination QR code.',
    label: 'Scan too long',
  },
  SCAN_INCOMPLETE: {
    sentence: 'The code was read in part. Hold your phone still and scan once more.',
    label: 'Scan broke off',
  },
  SCAN_GLUED: {
    sentence: 'Two codes were read at once. Please scan one QR code only.',
    label: 'Two codes at once',
  },
  SCAN_DROPPED: {
    sentence: 'Too many scans at once: {count, number} were not checked. Please scan once more.',
    label: 'Scanned too fast',
  },
  NOT_A_CREDENTIAL: {
    sentence: 'This is not a vaccination certificate. Please show your vaccination QR code.',
    label: 'Not a certificate',
  },
  NOT_A_CREDENTIAL_URL: {
    sentence: 'This is a web link: this is not a vaccination certificate. Please show yours.',
    label: 'Web link',
  },
  NOT_A_CREDENTIAL_WIFI: {
    sentence: 'This is a Wi-Fi code: this is not a vaccination certificate. Please show yours.',
    label: 'Wi-Fi code',
  },
  NOT_A_CREDENTIAL_PAYMENT: {
    sentence: 'This is a payment code: this is not a vaccination certificate. Please show yours.',
    label: 'Payment code',
  },
  NOT_A_CREDENTIAL_CONTACT: {
    sentence: 'This is a contact card: this is not a vaccination certificate. Please show yours.',
    label: 'Contact card',
  },
  ONLINE_ONLY: {
    sentence: 'This code can only be checked online. Please show the international certificate.',
    label: 'Online only',
  },
  HEALTH_LINK: {
    sentence: 'This is a link to a health summary; the kiosk does not open it. Please wait for the officer.',
    label: 'Health summary link',
  },
  SITE_CARD: {
    sentence:
      'This card sets up a kiosk; it is no vaccination certificate. Please show your vaccination QR code.',
    label: 'Site card',
  },
  OFFICE_POSTER: {
    sentence: 'This is the code of an office’s poster. Please show your vaccination QR code.',
    label: 'Poster’s code',
  },
  FORMAT_UNSUPPORTED: {
    sentence: 'This kind of certificate cannot be read here yet. Please ask the officer.',
    label: 'Format not supported',
  },
  BASE45_INVALID: {
    sentence: 'The code is damaged. Please clean your screen and scan once more.',
    label: 'Base45 damaged',
  },
  COMPRESSION_INVALID: {
    sentence: 'The certificate is damaged. Please scan once more or download it again.',
    label: 'Compression damaged',
  },
  DECOMPRESSED_TOO_LARGE: {
    sentence: 'This is not what a certificate holds. Please show your original certificate.',
    label: 'Content too large',
  },
  CBOR_INVALID: {
    sentence: 'The certificate is damaged. Please scan once more or download it again.',
    label: 'CBOR damaged',
  },
  CBOR_TOO_DEEP: {
    sentence: 'This is not what a certificate holds. Please show your original certificate.',
    label: 'CBOR too deep',
  },
  COSE_INVALID: {
    sentence: 'The certificate is damaged. Please scan once more or download it again.',
    label: 'COSE damaged',
  },
  CWT_INVALID: {
    sentence: 'The certificate is damaged. Please download it again.',
    label: 'CWT damaged',
  },
  NUMERIC_INVALID: {
    sentence: 'The code is damaged. Please clean your screen and scan once more.',
    label: 'Numeric code damaged',
  },
  JWS_INVALID: {
    sentence: 'The certificate is damaged. Please scan once more or download it again.',
    label: 'JWS damaged',
  },
  JSON_INVALID: {
    sentence: 'The certificate is damaged. Please download it again.',
    label: 'JSON damaged',
  },
  ZIP_INVALID: {
    sentence: 'The certificate is damaged. Please scan once more or download it again.',
    label: 'ZIP damaged',
  },
  PROOF_INVALID: {
    sentence: 'The digital signature is not complete. Please download the certificate again.',
    label: 'Proof damaged',
  },
  ALGORITHM_UNSUPPORTED: {
    sentence: 'This kind of digital signature is not known here. Please ask the officer.',
    label: 'Algorithm unknown',
  },
  SCHEMA_INVALID: {
    sentence: 'The certificate is not filled in as it must be. Please download it again.',
    label: 'Content breaks its schema',
  },
  CREDENTIAL_TOO_LARGE: {
    sentence: 'This certificate says more than a genuine one does. Please ask the officer.',
    label: 'Content beyond limits',
  },
  ISSUER_KEY_UNKNOWN: {
    sentence: 'We do not know who issued this certificate. Please ask the officer.',
    label: 'Issuer key unknown',
  },
  ISSUER_KEY_WRONG_USE: {
    sentence: 'The issuer may not issue this kind of certificate. Please ask the officer.',
    label: 'Key for another use',
  },
  ISSUER_KEY_NOT_VALID_AT_ISSUE: {
    sentence: 'The issuer’s key was not valid when this was issued. Please ask the officer.',
    label: 'Key not valid at issue',
  },
  ISSUER_MISMATCH: {
    sentence: 'The issuer’s name does not match its key. Please ask the officer.',
    label: 'Issuer mismatch',
  },
  ISSUER_CHAIN_INVALID: {
    sentence: 'The issuer of this certificate cannot be confirmed. Please ask the officer.',
    label: 'Issuer chain not valid',
  },
  SIGNATURE_INVALID: {
    sentence: 'This certificate is not genuine or was changed. Please ask the officer.',
    label: 'Signature not valid',
  },
  CREDENTIAL_EXPIRED: {
    sentence: 'This certificate has expired. Please download a new one.',
    label: 'Certificate expired',
  },
  CREDENTIAL_NOT_YET_VALID: {
    sentence: 'This certificate is not valid yet. Please ask the officer.',
    label: 'Certificate not yet valid',
  },
  CREDENTIAL_REVOKED: {
    sentence: 'The issuer has withdrawn this certificate. Please ask the officer.',
    label: 'Certificate revoked',
  },
  VACCINATION_COMPLETE: {
    sentence: 'Fully vaccinated. Thank you, please enter.',
    label: 'Fully vaccinated',
  },
  VACCINATION_TOO_RECENT: {
    sentence:
      'Your {dose, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} dose was under {days, number} days ago: it counts from {validFrom}. Please wait for the officer.',
    label: 'Dose too recent',
  },
  VACCINATION_PARTIAL: {
    sentence: 'Not fully vaccinated: dose {dose, number} of {doses, number}. Please wait for the officer.',
    label: 'Partly vaccinated',
  },
  VACCINATION_IN_FUTURE: {
    sentence: 'The vaccination date ({date}) has not come yet. Please ask the officer.',
    label: 'Vaccination date in the future',
  },
  VACCINATION_DATE_UNCLEAR: {
    sentence: 'The vaccination date ({date}) is not exact enough. Please wait for the officer.',
    label: 'Vaccination date unclear',
  },
  VACCINE_NOT_ACCEPTED: {
    sentence: 'The officer needs to check this vaccine. Please wait a moment.',
    label: 'Vaccine not on the list',
  },
  VACCINATION_EXPIRED: {
    sentence: 'Your vaccination counted until {until}. Please get a booster dose.',
    label: 'Vaccination expired',
  },
  BOOSTER_REQUIRED: {
    sentence: 'Fully vaccinated, but the booster is missing. Please wait for the officer.',
    label: 'Booster missing',
  },
  AGE_EXEMPT: {
    sentence: 'Young children need no certificate. Please enter with an adult.',
    label: 'Exempt by age',
  },
  TEST_NEGATIVE: {
    sentence: 'A valid negative test, but no vaccination is shown. Please wait for the officer.',
    label: 'Negative test',
  },
  TEST_EXPIRED: {
    sentence:
      'The test of {sampledOn} is older than {hours, number} hours. Please show a vaccination certificate.',
    label: 'Test expired',
  },
  TEST_INCONCLUSIVE: {
    sentence: 'The test result is not clear. Please test again or show a vaccination certificate.',
    label: 'Test inconclusive',
  },
  TEST_IN_FUTURE: {
    sentence: 'The test date ({sampledOn}) has not come yet. Please ask the officer.',
    label: 'Test date in the future',
  },
  TEST_NOT_ACCEPTED: {
    sentence: 'This kind of test does not count here. Please show a vaccination certificate.',
    label: 'Test kind not accepted',
  },
  TEST_POSITIVE: {
    sentence: 'Positive test: please isolate until {until}. Please follow the officer’s advice.',
    label: 'Positive test',
  },
  TEST_POSITIVE_PAST: {
    sentence: 'This is an old positive test. Please show your vaccination certificate.',
    label: 'Old positive test',
  },
  RECOVERY: {
    sentence: 'A valid recovery, but no vaccination is shown. Please wait for the officer.',
    label: 'Recovered',
  },
  RECOVERY_EXPIRED: {
    sentence: 'Your recovery counted until {until}. Please show a vaccination certificate.',
    label: 'Recovery expired',
  },
  RECOVERY_NOT_YET_VALID: {
    sentence: 'Your recovery counts only from {validFrom}. Please ask the officer.',
    label: 'Recovery not yet valid',
  },
  OTHER_DISEASE: {
    sentence:
      '{diseases, select, none {This certificate is not about COVID-19.} other {This is for {diseases}, not COVID-19.}} Please show a COVID-19 certificate.',
    label: 'Not COVID-19',
  },
  RULE_FAILED: {
    sentence: 'The entry rule {rule} is not met. Please wait for the officer.',
    label: 'Rule not met',
  },
  RULE_UNDECIDED: {
    sentence: 'The entry rule {rule} could not be checked. Please wait for the officer.',
    label: 'Rule not decidable',
  },
  CLOCK_WRONG: {
    sentence: 'This kiosk’s clock is wrong, so dates cannot be checked. Please wait for the officer.',
    label: 'Kiosk clock wrong',
  },
  HOLDER_UNSIGNED: {
    sentence: 'The name on this certificate is not vouched for. Please wait for the officer.',
    label: 'Name not vouched for',
  },
  CREDENTIAL_END_UNCLEAR: {
    sentence: 'How long this certificate is valid is not written clearly. Please wait for the officer.',
    label: 'End of validity unclear',
  },
  TEST_UNKNOWN_POSITIVE: {
    sentence: 'This certificate has a test result that is not known here. Please wait for the officer.',
    label: 'Unknown test, positive',
  },
  CREDENTIAL_IN_GRACE: {
    sentence: 'This certificate ended on {expired} and is still taken for now. Please renew it.',
    label: 'Grace period',
  },
  STAFF_PASS: {
    sentence: 'Valid staff pass. Have a good day at work.',
    label: 'Staff pass',
  },
  PASS_INVALID: {
    sentence: 'This staff pass is damaged or was read in part. Please scan it again.',
    label: 'Staff pass damaged',
  },
  PASS_FORGED: {
    sentence: 'This staff pass is not genuine. Please ask the officer.',
    label: 'Staff pass forged',
  },
  PASS_FOREIGN: {
    sentence: 'This staff pass is from another office. Please show your vaccination QR code.',
    label: 'Another office’s pass',
  },
  PASS_EXPIRED: {
    sentence: 'This staff pass ended on {until}. Please ask the officer for a new one.',
    label: 'Staff pass expired',
  },
  PASS_REVOKED: {
    sentence: 'This staff pass was taken back. Please ask the officer.',
    label: 'Staff pass revoked',
  },
  PASS_HELD: {
    sentence: 'This staff pass is on hold after the last check. Please ask the officer.',
    label: 'Staff pass on hold',
  },
  STAFF_AMBIGUOUS: {
    sentence: 'More than one employee has this name and birth date. The officer has to make sure.',
    label: 'Employee not certain',
  },
  OFFICE_FULL: {
    sentence: 'The office is full ({capacity, number} people). Please wait outside until somebody leaves.',
    label: 'Office full',
  },
  RULES_UNCERTAIN: {
    sentence: 'This office’s entry rules are being confirmed. Please wait for the officer.',
    label: 'Rules not confirmed',
  },
  OFFICER_ADMITTED: {
    sentence: 'The officer has checked and admits you.',
    label: 'Admitted by the officer',
  },
  OFFICER_DENIED: {
    sentence: 'The officer has checked and cannot admit you.',
    label: 'Turned away by the officer',
  },
  MANUAL_ENTRY: {
    sentence:
      'Noted by the officer. {shown, select, card {A vaccination card was shown.} print {A printed certificate was shown.} app {The screen of an app was shown.} test {A test result was shown.} letter {A doctor’s letter was shown.} other {No proof was shown.}}',
    label: 'Noted by the officer',
  },
  INTERNAL_ERROR: {
    sentence: 'Sorry, this kiosk has a problem. Please ask the officer.',
    label: 'Kiosk fault',
  },
};
