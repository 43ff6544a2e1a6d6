import { Users } from 'lucide-react';
import { lazy } from 'react';
import type { Section } from '../section.ts';

export const officers: Section = {
  id: 'officers',
  title: 'section.officers',
  icon: Users,
  role: 'admin',
  component: lazy(() =>
    import('./OfficersSection.tsx').then((module) => ({ default: module.OfficersSection })),
  ),
};
