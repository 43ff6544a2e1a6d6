import { GerbangError } from '#shared/errors.ts';

/** `NOT_TESTING`: that is done only while the scanner is tested. `NOTHING_TRIED`: there is nothing to save. */
export class ScannerSetupError extends GerbangError<'NOT_TESTING' | 'NOTHING_TRIED'> {}
