import type { SiteCardState } from '#shared/domain/site-card.ts';
import { BadgeCheck } from 'lucide-react';
import { useSetupText } from './texts.en.ts';
import { SiteCardFacts } from '../ui/site-card/SiteCardFacts.tsx';
import { OfficerStep } from './OfficerStep.tsx';
import type { StepProps } from './step.ts';

export type OfferedCard = Extract<SiteCardState, { kind: 'offered' }>;

/** What the office's card has filled in, to compare with the install sheet, and the last question. */
export function CardStep({ offered, ...props }: StepProps & { readonly offered: OfferedCard }) {
  const { t } = useSetupText();
  return (
    <>
      <section className="card-read" data-testid="setup-card-read">
        <p className="card-read__head">
          <BadgeCheck aria-hidden size="1.5rem" />
          <strong>{t('step.read')}</strong> {t('step.compare')}
        </p>
        <h1 data-testid="setup-card-name">{offered.card.name}</h1>
        <p className="card-read__key">
          {t('fingerprint')} <span className="facts__key">{offered.fingerprint}</span> · {t('issuer')}{' '}
          {offered.issuer}
        </p>
        <SiteCardFacts card={offered.card} but={['name']} />
      </section>
      <OfficerStep {...props} />
    </>
  );
}
