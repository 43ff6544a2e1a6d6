import { Building2 } from 'lucide-react';
import { lazy } from 'react';
import type { Section } from '../section.ts';

export const office: Section = {
  id: 'office',
  title: 'section.office',
  icon: Building2,
  role: 'admin',
  component: lazy(() => import('./Office.tsx').then((module) => ({ default: module.Office }))),
};
