import { featureText } from '../../i18n/feature-text.ts';
import { staffEn } from '../../i18n/staff.en.ts';
import { staffId, type StaffKey } from '../../i18n/staff.id.ts';

/** The language of the screen and what says this section's strings. */
export const useStaffText = featureText<StaffKey>({ id: staffId, en: staffEn });
