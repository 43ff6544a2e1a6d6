import { Stethoscope } from 'lucide-react';
import { lazy } from 'react';
import type { Section } from '../section.ts';

export const diagnostics: Section = {
  id: 'diagnostics',
  title: 'section.diagnostics',
  icon: Stethoscope,
  role: 'admin',
  component: lazy(() => import('./Diagnostics.tsx').then((module) => ({ default: module.Diagnostics }))),
};
