import { featureText } from '../../i18n/feature-text.ts';
import { scannerEn } from '../../i18n/scanner.en.ts';
import { scannerId, type ScannerKey } from '../../i18n/scanner.id.ts';

/** The language of the screen and what says this section's strings. */
export const useScannerText = featureText<ScannerKey>({ id: scannerId, en: scannerEn });
