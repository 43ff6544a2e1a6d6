import { ContactRound } from 'lucide-react';
import { lazy } from 'react';
import type { Section } from '../section.ts';

export const follow: Section = {
  id: 'follow',
  title: 'section.follow',
  icon: ContactRound,
  role: 'petugas',
  component: lazy(() => import('./Follow.tsx').then((module) => ({ default: module.Follow }))),
};
