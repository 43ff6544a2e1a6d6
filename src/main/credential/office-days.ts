import { civilDay } from '#shared/domain/civil-day.ts';
import type { Credential, Statement } from '#shared/domain/credential.ts';

/**
 * A credential whose days are those of a place. Where a certificate has a day and no time, it means a day there: a test of today is no test of
 * the future at half past seven in the morning, only because it is yesterday still in Greenwich.
 * @param timeZone an IANA name
 */
export function atOffice(credential: Credential, timeZone: string): Credential {
  const { validDays, ...rest } = credential;
  const first = validDays?.first && instant(civilDay(validDays.first, timeZone).from);
  const last = validDays?.last && instant(civilDay(validDays.last, timeZone).to - 1);
  return {
    ...rest,
    // Of two bounds the narrower; ISO 8601 in UTC with milliseconds orders as text does.
    notBefore: [rest.notBefore, first]
      .filter((at) => at !== undefined)
      .sort()
      .at(-1),
    expiresAt: [rest.expiresAt, last].filter((at) => at !== undefined).sort()[0],
    statements: rest.statements.map((statement) => sampledThere(statement, timeZone)),
  };
}

/** A day of sampling counts from its beginning: what is not known makes no test younger. */
function sampledThere(statement: Statement, timeZone: string): Statement {
  if (statement.kind !== 'test' || statement.sampledAt.length > 'YYYY-MM-DD'.length) return statement;
  return { ...statement, sampledAt: instant(civilDay(statement.sampledAt, timeZone).from) };
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
