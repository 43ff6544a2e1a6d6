import { GerbangError } from '#shared/errors.ts';

/**
 * `SITE_DAMAGED`: the settings were not readable; they were put aside under another name. `SITE_NOT_READABLE` and
 * `SITE_NOT_SAVED`: the file system refused; what was saved before is as it was.
 */
export type SiteErrorCode = 'SITE_DAMAGED' | 'SITE_NOT_READABLE' | 'SITE_NOT_SAVED';

export class SiteError extends GerbangError<SiteErrorCode> {}
