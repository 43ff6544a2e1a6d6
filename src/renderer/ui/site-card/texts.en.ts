import { featureText } from '../../i18n/feature-text.ts';
import { id, type SiteCardKey } from './texts.id.ts';

/** The same in English. */
export const en: Readonly<Record<SiteCardKey, string>> = {
  issuer: 'Signed by',
  fingerprint: 'Fingerprint of the key',
  issuedAt: 'Made',
  'office.code': 'Code',
  'office.kind': 'Type',
  'office.timeZone': 'Time zone',
  'office.language': 'Screen language',
  'office.policy': 'Policy',
  'office.trust': 'Issuer keys',
  'office.capacity': 'Capacity',
  'office.retentionDays': 'Retention',
  'kind.skpd': 'Regency department',
  'kind.kecamatan': 'Subdistrict',
  'kind.kelurahan': 'Urban village',
  'kind.desa': 'Village',
  'kind.puskesmas': 'Community health centre',
  'kind.lain': 'Other office',
  'trust.who': 'WHO’s list, over the internet',
  'trust.lists': '{count, plural, one {# list} other {# lists}}, over the internet',
  'trust.file': 'From files',
  'capacity.people': '{count, plural, one {# person} other {# people}}',
  'capacity.none': 'No limit',
  'retention.days': '{count, plural, one {# day} other {# days}}',
  'dialog.same': 'No setting would change.',
  'col.what': 'Setting',
  'col.now': 'Now',
  'col.next': 'Becomes',
  'refused.title': 'The site card was refused',
  'refused.CARD_NONE': 'That is no site card of Gerbang. Nothing was changed.',
  'refused.CARD_DAMAGED': 'The site card is damaged or was read in part. Scan it again. Nothing was changed.',
  'refused.CARD_VERSION': 'This site card is for another version of Gerbang. Nothing was changed.',
  'refused.CARD_FORGED': 'This card’s signature is wrong: it was altered or made up. Nothing was changed.',
  'refused.CARD_FOREIGN':
    'This card is signed by another key, not by the regency’s that this kiosk knows. Nothing was changed.',
  'refused.CARD_OLDER': 'This card is older than the one in use. Nothing was changed.',
  'refused.CARD_POLICY':
    'This card names a policy that neither this version of Gerbang nor this kiosk has. Nothing was changed.',
  'refused.CARD_BRINGS_POLICY':
    'This card brings its own rules. Open its .card file from the USB stick, with the .policy.json file beside it. Nothing was changed.',
  'refused.CARD_POLICY_FILE':
    'The rules (.policy.json) beside this card are not those that were signed, or damaged. Copy the folder again. Nothing was changed.',
};

export const siteCardTexts = { id, en };

/** The screen’s language, and what says these strings in it. */
export const useSiteCardText = featureText(siteCardTexts);
