import { ScanLine } from 'lucide-react';
import { lazy } from 'react';
import type { Section } from '../section.ts';

export const scanner: Section = {
  id: 'scanner',
  title: 'section.scanner',
  icon: ScanLine,
  role: 'admin',
  component: lazy(() => import('./Scanner.tsx').then((module) => ({ default: module.Scanner }))),
};
