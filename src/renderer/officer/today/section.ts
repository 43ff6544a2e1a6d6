import { ListChecks } from 'lucide-react';
import type { Section } from '../section.ts';
import { Today } from './Today.tsx';

export const today: Section = {
  id: 'today',
  title: 'period.today',
  icon: ListChecks,
  role: 'petugas',
  component: Today,
};
