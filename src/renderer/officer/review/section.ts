import { History } from 'lucide-react';
import { lazy } from 'react';
import type { Section } from '../section.ts';

export const review: Section = {
  id: 'review',
  title: 'section.review',
  icon: History,
  role: 'petugas',
  component: lazy(() => import('./Review.tsx').then((module) => ({ default: module.Review }))),
};
