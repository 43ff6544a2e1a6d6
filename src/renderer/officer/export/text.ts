import { exportEn } from '../../i18n/export.en.ts';
import { exportId, type ExportKey } from '../../i18n/export.id.ts';
import { featureText } from '../../i18n/feature-text.ts';

/** The language of the screen and what says the strings of exports. */
export const useExportText = featureText<ExportKey>({ id: exportId, en: exportEn });
