import type { ExportFault } from '#shared/domain/export.ts';
import { GerbangError } from '#shared/errors.ts';

/** There is no file, and nothing of it is left under its name. */
export class ExportError extends GerbangError<ExportFault> {}

/** An export is under way already; or it was asked for by somebody who may not. */
export class ExportRefused extends GerbangError<'EXPORT_REFUSED'> {}

/** Whoever asked for it thought better of it. */
export class ExportCancelled extends GerbangError<'CANCELLED'> {}
