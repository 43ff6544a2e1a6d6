import { IdCard } from 'lucide-react';
import { lazy } from 'react';
import type { Section } from '../section.ts';

export const staff: Section = {
  id: 'staff',
  title: 'section.staff',
  icon: IdCard,
  role: 'petugas',
  component: lazy(() => import('./Staff.tsx').then((module) => ({ default: module.Staff }))),
};
