import type { Role } from '#shared/domain/officer.ts';
import type { KioskState } from '#shared/domain/kiosk.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { Site } from '#shared/domain/site.ts';
import {
  Building2,
  ContactRound,
  DoorOpen,
  History,
  IdCard,
  ListChecks,
  type LucideIcon,
  ScanLine,
  ScrollText,
  Stethoscope,
  Users,
} from 'lucide-react';
import { lazy, type ComponentType } from 'react';
import type { DeskKey } from './texts.id.ts';
import { Today } from './today/Today.tsx';

export interface SectionProps {
  readonly kiosk: KioskState;
  readonly site: Site;
  readonly officer: Officer;
  /** Back to today's entries. */
  readonly onClose: () => void;
}

export interface Section {
  readonly id: string;
  readonly title: Extract<DeskKey, `section.${string}`> | 'period.today';
  readonly icon: LucideIcon;
  /** Who sees it. */
  readonly role: Role;
  /** Takes the whole screen, with a way back of its own. */
  readonly whole?: true;
  readonly component: ComponentType<SectionProps>;
}

/** What the desk has, in the order of the rail. All but the first are loaded when they are opened. */
export const SECTIONS: readonly [Section, ...Section[]] = [
  { id: 'today', title: 'period.today', icon: ListChecks, role: 'petugas', component: Today },
  {
    id: 'inside',
    title: 'section.inside',
    icon: DoorOpen,
    role: 'petugas',
    component: lazy(() => import('./inside/Inside.tsx').then((module) => ({ default: module.Inside }))),
  },
  {
    id: 'follow',
    title: 'section.follow',
    icon: ContactRound,
    role: 'petugas',
    component: lazy(() => import('./follow/Follow.tsx').then((module) => ({ default: module.Follow }))),
  },
  {
    id: 'review',
    title: 'section.review',
    icon: History,
    role: 'petugas',
    component: lazy(() => import('./review/Review.tsx').then((module) => ({ default: module.Review }))),
  },
  {
    id: 'officers',
    title: 'section.officers',
    icon: Users,
    role: 'admin',
    component: lazy(() =>
      import('./officers/OfficersSection.tsx').then((module) => ({ default: module.OfficersSection })),
    ),
  },
  {
    id: 'staff',
    title: 'section.staff',
    icon: IdCard,
    role: 'petugas',
    component: lazy(() => import('./staff/Staff.tsx').then((module) => ({ default: module.Staff }))),
  },
  {
    id: 'rules',
    title: 'section.rules',
    icon: ScrollText,
    role: 'admin',
    whole: true,
    component: lazy(() =>
      import('./policy/PolicyEditor.tsx').then((module) => ({ default: module.PolicyEditor })),
    ),
  },
  {
    id: 'office',
    title: 'section.office',
    icon: Building2,
    role: 'admin',
    component: lazy(() => import('./office/Office.tsx').then((module) => ({ default: module.Office }))),
  },
  {
    id: 'scanner',
    title: 'section.scanner',
    icon: ScanLine,
    role: 'admin',
    component: lazy(() => import('./scanner/Scanner.tsx').then((module) => ({ default: module.Scanner }))),
  },
  {
    id: 'diagnostics',
    title: 'section.diagnostics',
    icon: Stethoscope,
    role: 'admin',
    component: lazy(() =>
      import('./diagnostics/Diagnostics.tsx').then((module) => ({ default: module.Diagnostics })),
    ),
  },
];

/** Where the evacuation list is printed. */
export const INSIDE: Section = SECTIONS.find(({ id }) => id === 'inside') ?? SECTIONS[0];

/** The sections that this officer sees. */
export function sectionsFor(role: Role): readonly Section[] {
  return SECTIONS.filter((section) => role === 'admin' || section.role === 'petugas');
}
