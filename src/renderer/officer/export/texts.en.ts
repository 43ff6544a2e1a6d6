import { featureText } from '../../i18n/feature-text.ts';
import { deskTexts } from '../texts.en.ts';
import { id, type ExportKey } from './texts.id.ts';

/** The same in English. */
export const en: Readonly<Record<ExportKey, string>> = {
  open: 'Export',
  'title.visits': 'Export visits',
  'title.cases': 'Export for the task force',
  'what.visits': 'The visits that match the period, the filters and the search on the screen.',
  'what.cases': 'The people who are followed up, with how they are reached.',
  recorded: 'Every export is on record: who, when, and how many rows.',

  format: 'Kind of file',
  'format.xlsx': 'Excel (XLSX)',
  'format.xlsx.detail': 'A table to read and to count with',
  'format.pdf': 'PDF report',
  'format.pdf.detail': 'To print and to sign',
  'format.csv': 'CSV',
  'format.csv.detail': 'A plain table for other programs',
  'format.jsonl': 'JSON Lines',
  'format.jsonl.detail': 'Data with codes, for programs',

  personal: 'Personal data',
  'personal.none': 'No personal data',
  'personal.none.detail': 'Nobody can be told from it',
  'personal.name': 'With names',
  'personal.name.detail': 'Name, purpose, who was visited',
  'personal.all': 'Everything',
  'personal.all.detail': 'Also NIK, telephone, birth date, address, notes',
  'personal.all.admin': 'With NIK and telephone: for admins only',

  choose: 'Choose where to save…',
  again: 'Another export',

  running: 'Writing the file…',
  'running.count': '{done, number} of {total, number} rows',
  checking: 'Reading the file back to be sure of it…',
  'running.hint': 'Scanning goes on. This window may be closed; the export carries on.',
  stop: 'Cancel the export',

  done: 'The file is saved, and was read back.',
  'done.file': 'File',
  'done.rows': 'Rows',
  'done.size': 'Size',
  'done.digest': 'SHA-256',
  'done.stick': 'Eject a USB stick before you pull it out.',
  cancelled: 'The export was cancelled. No file is left.',

  'fault.TARGET_REFUSED': 'The file cannot be saved under that name or in that place. Choose another one.',
  'fault.NO_SPACE': 'There is not enough space. Choose another place, or make room.',
  'fault.NOT_WRITTEN': 'That place cannot be written to. Look after the USB stick, then try again.',
  'fault.READ_BACK':
    'What was read back is not what was written. The USB stick may be broken; take another one.',
  'fault.LOG_FAILED': 'The log cannot be read, or the export cannot be put on record. Call IT.',
  notBegun: 'The export could not be started ({code}).',
  'failed.EXPORT_REFUSED': 'Another export is under way. Wait until it is over.',
  'failed.NOT_ALLOWED': 'Only an admin may export this.',
  noFile: 'The file was not saved.',
};

/** The screen’s language, and what says these strings in it. */
export const useExportText = featureText(deskTexts, { id, en });
