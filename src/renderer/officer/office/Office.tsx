import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { AllOffices } from '../cards/AllOffices.tsx';
import { CardAndPoster } from '../provisioning/CardAndPoster.tsx';
import type { SectionProps } from '../section.ts';
import { Trail } from '../trail/Trail.tsx';
import { UpdatesPage } from '../updates/UpdatesPage.tsx';
import { Backups } from './Backups.tsx';
import { Privacy } from './Privacy.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { useOfficeText } from './texts.en.ts';
import './office.css';

const TABS = [
  { id: 'settings', component: SettingsForm },
  { id: 'card', component: CardAndPoster },
  { id: 'cards', component: AllOffices },
  { id: 'backup', component: Backups },
  { id: 'privacy', component: Privacy },
  { id: 'updates', component: UpdatesPage },
  { id: 'trail', component: Trail },
] as const;

/** The office's own: its settings, its backups, and what is kept of people. For an admin. */
export function Office({ site }: SectionProps) {
  const { t } = useOfficeText();
  const [tab, setTab] = useState<(typeof TABS)[number]>(TABS[0]);
  return (
    <section className="fill fill--apart office" data-testid="office">
      <div className="office__tabs" role="group" aria-label={t('tabs')}>
        {TABS.map((each) => (
          <Button
            key={each.id}
            look={each === tab ? 'primary' : 'plain'}
            aria-pressed={each === tab}
            data-testid={`office-${each.id}`}
            onClick={() => setTab(each)}
          >
            {t(`tab.${each.id}`)}
          </Button>
        ))}
      </div>
      <tab.component site={site} />
    </section>
  );
}
