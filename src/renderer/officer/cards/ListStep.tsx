import type { OfficeListView } from '#shared/domain/card-making.ts';
import { officeListFaultText } from '#shared/messages/offices.ts';
import { FileDown, FolderOpen, ScrollText } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { OfficeTable } from './OfficeTable.tsx';
import { ProblemTable } from './ProblemTable.tsx';
import { useCardsText } from './texts.en.ts';

interface Props {
  readonly opened: OfficeListView | null;
  readonly onOpen: () => void;
  /** Names of own policies' files that go along. */
  readonly policies: readonly string[];
  readonly onSample: () => void;
  readonly onPolicy: () => void;
}

/** For which offices: what was read of the list, and what is wrong with it. */
export function ListStep({ opened, policies, onOpen, onSample, onPolicy }: Props) {
  const { t } = useCardsText();
  return (
    <section className="box cards__step">
      <div className="bar bar--apart">
        <h2>{t('list.title')}</h2>
        <div className="bar">
          <Button data-testid="cards-list-open" onClick={onOpen}>
            <FolderOpen aria-hidden size="1.25rem" />
            {t('list.open')}
          </Button>
          <Button look="quiet" data-testid="cards-list-sample" onClick={onSample}>
            <FileDown aria-hidden size="1.25rem" />
            {t('list.sample')}
          </Button>
          <Button look="quiet" data-testid="cards-policy" onClick={onPolicy}>
            <ScrollText aria-hidden size="1.25rem" />
            {t('list.policy')}
          </Button>
        </div>
      </div>
      <p className="soft">{t('list.hint')}</p>
      {policies.length > 0 ? (
        <p data-testid="cards-policies">{t('list.policies', { names: policies.join(', ') })}</p>
      ) : null}
      {opened === null ? null : <Opened list={opened} />}
    </section>
  );
}

function Opened({ list }: { readonly list: OfficeListView }) {
  const { t, language } = useCardsText();
  const { file, fault, count, problemCount, offices, problems, unknown } = list;
  return (
    <>
      <p className="strong" role="status" data-testid="cards-list" data-count={count}>
        {file}
        {fault ? null : ` · ${t('list.count', { count })}`}
      </p>
      {fault ? (
        <p className="problem" data-testid="cards-list-fault" data-fault={fault.code}>
          {t('list.fault', { why: officeListFaultText(fault, language) })}
        </p>
      ) : null}
      {unknown.length > 0 ? (
        <p data-testid="cards-unknown">{t('list.unknown', { names: unknown.join(', ') })}</p>
      ) : null}
      {problemCount > 0 ? (
        <>
          <p className="problem">{t('list.problems', { count: problemCount })}</p>
          <ProblemTable problems={problems} />
          {problems.length < problemCount ? <p>{t('list.first', { count: problems.length })}</p> : null}
        </>
      ) : null}
      {count > 0 ? <OfficeTable offices={offices} /> : null}
      {offices.length < count ? <p>{t('list.first', { count: offices.length })}</p> : null}
    </>
  );
}
