import { GerbangError } from '#shared/errors.ts';
import type { CONTENT_REASONS, CREDENTIAL_REASONS } from '#shared/domain/reason.ts';

type Code = (typeof CONTENT_REASONS)[number] | (typeof CREDENTIAL_REASONS)[number];

/** The scanned content is no credential, or not a well-formed one. `code` says which step refused it. */
export class CredentialError extends GerbangError<Code> {}
