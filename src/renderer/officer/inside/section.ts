import { DoorOpen } from 'lucide-react';
import { lazy } from 'react';
import type { Section } from '../section.ts';

export const inside: Section = {
  id: 'inside',
  title: 'section.inside',
  icon: DoorOpen,
  role: 'petugas',
  component: lazy(() => import('./Inside.tsx').then((module) => ({ default: module.Inside }))),
};
