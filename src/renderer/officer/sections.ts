import type { Role } from '#shared/domain/officer.ts';
import { diagnostics } from './diagnostics/section.ts';
import { follow } from './follow/section.ts';
import { inside } from './inside/section.ts';
import { office } from './office/section.ts';
import { officers } from './officers/section.ts';
import { rules } from './policy/section.ts';
import { review } from './review/section.ts';
import { scanner } from './scanner/section.ts';
import type { Section } from './section.ts';
import { staff } from './staff/section.ts';
import { today } from './today/section.ts';

/** What the desk has, in the order of the rail. All but the first are loaded when they are opened. */
export const SECTIONS: readonly [Section, ...Section[]] = [
  today,
  inside,
  follow,
  review,
  officers,
  staff,
  rules,
  office,
  scanner,
  diagnostics,
];

/** Where the evacuation list is printed. */
export const INSIDE: Section = inside;

/** The sections that this officer sees. */
export function sectionsFor(role: Role): readonly Section[] {
  return SECTIONS.filter((section) => role === 'admin' || section.role === 'petugas');
}
