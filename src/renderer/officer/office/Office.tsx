import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { AllOffices } from '../cards/AllOffices.tsx';
import { CardAndPoster } from '../provisioning/CardAndPoster.tsx';
import type { SectionProps } from '../sections.ts';
import { Trail } from '../trail/Trail.tsx';
import { UpdatesPage } from '../updates/UpdatesPage.tsx';
import { Backups } from './Backups.tsx';
import { Privacy } from './Privacy.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { useOfficeText } from './texts.en.ts';
import './office.css';

const TABS = ['settings', 'card', 'cards', 'backup', 'privacy', 'updates', 'trail'] as const;
type Tab = (typeof TABS)[number];

/** The office's own: its settings, its backups, and what is kept of people. For an admin. */
export function Office({ site }: SectionProps) {
  const { t } = useOfficeText();
  const [tab, setTab] = useState<Tab>('settings');
  return (
    <section className="office" data-testid="office">
      <div className="office__tabs" role="group" aria-label={t('tabs')}>
        {TABS.map((each) => (
          <Button
            key={each}
            look={each === tab ? 'primary' : 'plain'}
            aria-pressed={each === tab}
            data-testid={`office-${each}`}
            onClick={() => setTab(each)}
          >
            {t(`tab.${each}`)}
          </Button>
        ))}
      </div>
      {tab === 'settings' ? <SettingsForm site={site} /> : null}
      {tab === 'card' ? <CardAndPoster site={site} /> : null}
      {tab === 'cards' ? <AllOffices /> : null}
      {tab === 'backup' ? <Backups site={site} /> : null}
      {tab === 'updates' ? <UpdatesPage site={site} /> : null}
      {tab === 'trail' ? <Trail timeZone={site.timeZone} /> : null}
      {tab === 'privacy' ? <Privacy timeZone={site.timeZone} /> : null}
    </section>
  );
}
