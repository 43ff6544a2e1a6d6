import { PartialDate } from '#shared/domain/civil-date.ts';
import { EntryDetails, type EntryHolder, isProven, type NewEntry } from '#shared/domain/entry.ts';
import { cutTo, LIMITS } from '#shared/domain/limits.ts';
import type { Reason } from '#shared/domain/reason.ts';

/*
 * What the log keeps of a text, whoever hands it over: what stands in it stands there for years. The desk's own path
 * refuses what is longer (credential/limits.ts); here it is cut, so that whoever came has an entry all the same.
 */

/** More reasons than any policy gives. */
const MOST_REASONS = 64;
const LONGEST_NOTE = 1000;

/**
 * An entry within the limits, which is the same one where it was. One that was cut says so as its last reason. Nothing
 * is kept of what an unproven code says of its holder and its issuer.
 */
export function keepable(entry: NewEntry): NewEntry {
  const proven = isProven(entry);
  let wasCut = false;
  const cut = (text: string, most: number): string => {
    const kept = cutTo(text, most);
    wasCut ||= kept !== text;
    return kept;
  };
  const named = (text: string | null) => (text === null || !proven ? null : cut(text, LIMITS.text));
  const details = entry.details && detailsOf(entry.details);
  wasCut ||= details !== entry.details;
  const reasons = entry.verdict.reasons.slice(0, MOST_REASONS).map((reason) => reasonOf(reason, cut));
  wasCut ||= reasons.length < entry.verdict.reasons.length;
  const kept: NewEntry = {
    ...entry,
    source: cut(entry.source, LIMITS.text),
    policy: entry.policy === null ? null : cut(entry.policy, LIMITS.text),
    issuer: named(entry.issuer),
    keyId: named(entry.keyId),
    holder: entry.holder && proven ? holderOf(entry.holder, cut) : null,
    details,
  };
  if (!wasCut) return kept;
  return {
    ...kept,
    verdict: { ...entry.verdict, reasons: [...reasons, { code: 'CREDENTIAL_TOO_LARGE' }] },
  };
}

/** A note, a village: no text of a step is longer than a note may be. */
export function keepableText<T extends string | undefined>(text: T): T | string {
  return text === undefined ? text : cutTo(text, LONGEST_NOTE);
}

function holderOf({ name, birthDate }: EntryHolder, cut: (text: string, most: number) => string) {
  const kept = cut(name, LIMITS.name);
  return PartialDate.safeParse(birthDate).success ? { name: kept, birthDate } : { name: kept };
}

function reasonOf({ code, params }: Reason, cut: (text: string, most: number) => string): Reason {
  if (!params) return { code };
  const kept = Object.entries(params).map(
    ([name, value]) => [name, typeof value === 'string' ? cut(value, LIMITS.text) : value] as const,
  );
  return { code, params: Object.fromEntries(kept) };
}

/** The same details where they are within their schema; else those of them that are. */
function detailsOf(details: EntryDetails): EntryDetails {
  if (EntryDetails.safeParse(details).success) return details;
  const kept = Object.entries(details).filter(
    ([name, value]) => EntryDetails.safeParse({ [name]: value }).success,
  );
  return EntryDetails.parse(Object.fromEntries(kept));
}
