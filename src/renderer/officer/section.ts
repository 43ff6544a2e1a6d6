import type { KioskState } from '#shared/domain/kiosk.ts';
import type { Officer, Role } from '#shared/domain/officer.ts';
import type { Site } from '#shared/domain/site.ts';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { StringKey } from '../i18n/id.ts';
import type { DeskKey } from './texts.id.ts';

/** What a part of the desk is given. */
export interface SectionProps {
  readonly kiosk: KioskState;
  readonly site: Site;
  readonly officer: Officer;
  /** Back to today's entries. */
  readonly onClose: () => void;
}

/** A part of the desk that is one of several: a section of the rail, or a tab within one. */
export interface Section {
  readonly id: string;
  readonly title: Extract<DeskKey | StringKey, `${'section' | 'tab' | 'period'}.${string}`>;
  readonly icon: LucideIcon;
  /** Who sees it. */
  readonly role: Role;
  /** Takes the whole screen, with a way back of its own. */
  readonly whole?: true;
  readonly component: ComponentType<SectionProps>;
}
