import type { Credential, Holder, Statement } from '#shared/domain/credential.ts';

/** What a health certificate says, whatever its kind. */
export interface HcertDocument {
  /** As `Credential.profile`. */
  readonly profile: string;
  readonly holder: Holder;
  readonly statements: Statement[];
  /** Who issued it, as its content says: used where the CWT names no issuer. */
  readonly issuer?: string | undefined;
  /** The period in which it is valid, as its content says. */
  readonly validDays?: Credential['validDays'];
}
