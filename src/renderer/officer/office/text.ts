import { featureText } from '../../i18n/feature-text.ts';
import { officeEn } from '../../i18n/office.en.ts';
import { officeId } from '../../i18n/office.id.ts';

/** The language of the screen and what says this section's strings. */
export const useOfficeText = featureText({ id: officeId, en: officeEn });
