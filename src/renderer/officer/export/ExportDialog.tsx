import {
  type ExportFormat,
  type ExportRequest,
  type ExportResult,
  mayExport,
  PERSONAL_SCOPES,
  type PersonalScope,
} from '#shared/domain/export.ts';
import type { CaseFilter } from '#shared/domain/follow-up.ts';
import type { Role } from '#shared/domain/officer.ts';
import type { VisitFilter } from '#shared/domain/visit.ts';
import { CircleCheck, CircleX } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Fact, Facts } from '../../ui/Facts.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { useExportText } from './texts.en.ts';
import { useExport, type Stage } from './useExport.ts';
import './export.css';

/** What is exported, but for what the dialog asks. */
export type ExportSubject =
  | { readonly kind: 'visits'; readonly filter: VisitFilter; readonly text: string }
  | { readonly kind: 'cases'; readonly filter: CaseFilter };

interface Props {
  readonly subject: ExportSubject;
  readonly role: Role;
  readonly onClose: () => void;
}

const FORMATS = {
  visits: ['xlsx', 'pdf', 'csv', 'jsonl'],
  cases: ['xlsx', 'csv'],
} as const satisfies Record<ExportSubject['kind'], readonly ExportFormat[]>;

/** A file of what is on the screen: of what kind, with how much of people, then where to, how far, and what became of it. */
export function ExportDialog({ subject, role, onClose }: Props) {
  const { t } = useExportText();
  const { stage, problem, start, cancel, back } = useExport();
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [personal, setPersonal] = useState<PersonalScope>('name');
  return (
    <Modal title={t(`title.${subject.kind}`)} testId="export" onClose={onClose}>
      {stage.phase === 'choosing' || stage.phase === 'asking' ? (
        <>
          <p>{t(`what.${subject.kind}`)}</p>
          {problem === null ? null : (
            <p className="problem" role="alert">
              {problem === 'EXPORT_REFUSED' || problem === 'NOT_ALLOWED'
                ? t(`failed.${problem}`)
                : t('notBegun', { code: problem })}
            </p>
          )}
          <Formats kind={subject.kind} chosen={format} onChoose={setFormat} />
          {subject.kind === 'visits' ? <Scopes role={role} chosen={personal} onChoose={setPersonal} /> : null}
          <p className="soft">{t('recorded')}</p>
          <div className="modal__actions">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button
              look="primary"
              data-testid="export-start"
              disabled={stage.phase === 'asking'}
              onClick={() => start(requestOf(subject, format, personal))}
            >
              {t('choose')}
            </Button>
          </div>
        </>
      ) : (
        <Progress stage={stage} onCancel={cancel} onBack={back} onClose={onClose} />
      )}
    </Modal>
  );
}

function requestOf(subject: ExportSubject, format: ExportFormat, personal: PersonalScope): ExportRequest {
  if (subject.kind === 'cases') {
    return { kind: 'cases', format: format === 'csv' ? 'csv' : 'xlsx', filter: subject.filter };
  }
  const { filter, text } = subject;
  return { kind: 'visits', format, filter, personal, ...(text === '' ? {} : { text }) };
}

interface FormatsProps {
  readonly kind: ExportSubject['kind'];
  readonly chosen: ExportFormat;
  readonly onChoose: (format: ExportFormat) => void;
}

function Formats({ kind, chosen, onChoose }: FormatsProps) {
  const { t } = useExportText();
  return (
    <fieldset className="export__choices">
      <legend className="export__legend">{t('format')}</legend>
      {FORMATS[kind].map((format) => (
        <Choice
          key={format}
          name="export-format"
          title={t(`format.${format}`)}
          detail={t(`format.${format}.detail`)}
          checked={format === chosen}
          data-testid={`export-${format}`}
          onChange={() => onChoose(format)}
        />
      ))}
    </fieldset>
  );
}

interface ScopesProps {
  readonly role: Role;
  readonly chosen: PersonalScope;
  readonly onChoose: (personal: PersonalScope) => void;
}

function Scopes({ role, chosen, onChoose }: ScopesProps) {
  const { t } = useExportText();
  return (
    <fieldset className="export__choices export__choices--three">
      <legend className="export__legend">{t('personal')}</legend>
      {PERSONAL_SCOPES.map((personal) => {
        const may = mayExport(role, personal);
        return (
          <Choice
            key={personal}
            name="export-personal"
            title={t(`personal.${personal}`)}
            detail={may ? t(`personal.${personal}.detail`) : t('personal.all.admin')}
            checked={personal === chosen}
            disabled={!may}
            data-testid={`export-personal-${personal}`}
            onChange={() => onChoose(personal)}
          />
        );
      })}
    </fieldset>
  );
}

interface ProgressProps {
  readonly stage: Exclude<Stage, { phase: 'choosing' | 'asking' }>;
  readonly onCancel: () => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

function Progress({ stage, onCancel, onBack, onClose }: ProgressProps) {
  const { t } = useExportText();
  switch (stage.phase) {
    case 'idle':
    case 'running':
    case 'checking':
      return (
        <>
          <Running stage={stage} />
          <Actions>
            <Button data-testid="export-cancel" onClick={onCancel}>
              {t('stop')}
            </Button>
            <Button onClick={onClose}>{t('close')}</Button>
          </Actions>
        </>
      );
    case 'done':
      return (
        <>
          <Done result={stage.result} />
          <Actions>
            <Button onClick={onBack}>{t('again')}</Button>
            <Button look="primary" data-testid="export-close" onClick={onClose}>
              {t('close')}
            </Button>
          </Actions>
        </>
      );
    case 'failed':
    case 'cancelled':
      return (
        <>
          <p
            className="outcome"
            role="alert"
            data-testid={`export-${stage.phase}`}
            data-fault={stage.phase === 'failed' ? stage.fault : undefined}
          >
            <CircleX aria-hidden size="2rem" />
            {stage.phase === 'failed' ? `${t('noFile')} ${t(`fault.${stage.fault}`)}` : t('cancelled')}
          </p>
          <Actions>
            <Button onClick={onClose}>{t('close')}</Button>
            <Button look="primary" onClick={onBack}>
              {t('back')}
            </Button>
          </Actions>
        </>
      );
  }
}

function Running({ stage }: { readonly stage: Extract<Stage, { phase: 'idle' | 'running' | 'checking' }> }) {
  const { t } = useExportText();
  const { done, total } = stage.phase === 'running' ? stage : { done: 1, total: 1 };
  const said = stage.phase === 'checking' ? t('checking') : t('running');
  return (
    <div className="export__running" data-testid="export-running">
      <p role="status">{said}</p>
      {total === 0 ? <progress aria-label={said} /> : <progress aria-label={said} max={total} value={done} />}
      <p className="tabular">
        {stage.phase === 'running' && total > 0 ? t('running.count', { done, total }) : '\u00a0'}
      </p>
      <p className="soft">{t('running.hint')}</p>
    </div>
  );
}

function Done({ result: { file, rows, bytes, sha256 } }: { readonly result: ExportResult }) {
  const { t, language } = useExportText();
  const number = new Intl.NumberFormat(language);
  return (
    <div data-testid="export-done" data-sha256={sha256}>
      <p className="outcome" role="status">
        <CircleCheck aria-hidden size="2rem" />
        {t('done')}
      </p>
      <Facts>
        <Fact name={t('done.file')}>{file}</Fact>
        <Fact name={t('done.rows')}>{number.format(rows)}</Fact>
        <Fact name={t('done.size')}>{sizeOf(bytes, language)}</Fact>
        <Fact name={t('done.digest')}>
          <code className="export__digest">{sha256}</code>
        </Fact>
      </Facts>
      <p className="soft">{t('done.stick')}</p>
    </div>
  );
}

/** The focus goes along from one state to the next: keys alone are enough. */
function Actions({ children }: { readonly children: ReactNode }) {
  const actions = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const buttons = actions.current?.querySelectorAll('button');
    buttons?.item(buttons.length - 1).focus();
  }, []);
  return (
    <div ref={actions} className="modal__actions">
      {children}
    </div>
  );
}

function sizeOf(bytes: number, language: string): string {
  const [unit, size] =
    bytes < 1000
      ? (['byte', bytes] as const)
      : bytes < 1_000_000
        ? (['kilobyte', bytes / 1000] as const)
        : (['megabyte', bytes / 1_000_000] as const);
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(size);
}
