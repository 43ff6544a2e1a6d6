import { ScrollText } from 'lucide-react';
import { lazy } from 'react';
import type { Section } from '../section.ts';

export const rules: Section = {
  id: 'rules',
  title: 'section.rules',
  icon: ScrollText,
  role: 'admin',
  whole: true,
  component: lazy(() => import('./PolicyEditor.tsx').then((module) => ({ default: module.PolicyEditor }))),
};
