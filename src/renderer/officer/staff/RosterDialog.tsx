import { ROW_EFFECTS, type PreviewRow, type RosterFault, type RosterPreview } from '#shared/domain/staff.ts';
import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { useStaffText } from './texts.en.ts';

/** A file that the person chose: what taking it would do, or why it cannot be taken. */
export type Chosen = RosterPreview | { readonly file: string; readonly fault: RosterFault };

interface Props {
  /** The file that was chosen first. */
  readonly first: Chosen;
  /** With what was done, in words; null: nothing. */
  readonly onClose: (told: string | null) => void;
}

/** A roster: looked at row by row, and only then taken. */
export function RosterDialog({ first, onClose }: Props) {
  const { t } = useStaffText();
  const client = useClient();
  const [chosen, setChosen] = useState<Chosen>(first);
  const [problem, setProblem] = useState<string | null>(null);
  const [retireMissing, setRetireMissing] = useState(false);

  const fail = (error: unknown) => setProblem(t('failed', { code: refusalOf(error) }));
  const choose = () => {
    setProblem(null);
    client.request('staff.roster.choose').then((found) => {
      if (!found) return;
      setChosen(found);
      setRetireMissing(false);
    }, fail);
  };
  const take = (token: string) => {
    client
      .request('staff.roster.take', { token, retireMissing })
      .then(() => onClose(t('roster.taken')), fail);
  };

  const preview = 'token' in chosen ? chosen : null;
  const changes = preview
    ? preview.counts.new + preview.counts.changed + (retireMissing ? preview.missing : 0)
    : 0;
  return (
    <Modal title={t('roster.title')} testId="roster" onClose={() => onClose(null)}>
      <div className="roster">
        <p className="strong">{chosen.file}</p>
        {'fault' in chosen ? (
          <p className="problem" role="alert" data-testid="roster-fault" data-fault={chosen.fault}>
            {t(`fault.${chosen.fault}`)}
          </p>
        ) : null}
        {problem === null ? null : (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        {preview ? (
          <>
            <dl className="roster__counts">
              {ROW_EFFECTS.map((effect) => (
                <div key={effect} className="roster__count" data-testid={`roster-${effect}`}>
                  <dt>{t(`effect.${effect}`)}</dt>
                  <dd className="tabular">{preview.counts[effect]}</dd>
                </div>
              ))}
            </dl>
            <Rows preview={preview} />
            {preview.missing > 0 ? (
              <label className="tick-label">
                <input
                  type="checkbox"
                  data-testid="roster-missing"
                  checked={retireMissing}
                  onChange={(event) => setRetireMissing(event.target.checked)}
                />
                {t('roster.missing', { count: preview.missing })}
              </label>
            ) : null}
            {preview.counts.refused ? <p className="soft">{t('roster.rest')}</p> : null}
          </>
        ) : null}
      </div>
      <div className="modal__actions">
        <Button onClick={() => onClose(null)}>{t('cancel')}</Button>
        <Button onClick={choose}>{t('roster.again')}</Button>
        {preview ? (
          <Button
            look="primary"
            data-testid="roster-take"
            disabled={changes === 0}
            onClick={() => take(preview.token)}
          >
            {t('roster.take', { count: changes })}
          </Button>
        ) : null}
      </div>
    </Modal>
  );
}

function Rows({ preview: { rows, counts } }: { readonly preview: RosterPreview }) {
  const { t } = useStaffText();
  const all = ROW_EFFECTS.reduce((sum, effect) => sum + counts[effect], 0);
  const columns: readonly Column<PreviewRow>[] = [
    { key: 'row', head: t('col.row'), kind: 'number', cell: ({ row }) => row },
    { key: 'effect', head: t('roster.col.effect'), cell: ({ effect }) => t(`effect.${effect}`) },
    { key: 'name', head: t('col.name'), className: 'wrap', cell: ({ person }) => person?.name },
    { key: 'what', head: t('roster.col.what'), cell: (row) => <What row={row} /> },
  ];
  return (
    <>
      <Table
        label={t('roster.table')}
        testId="roster-rows"
        regionClass="entries--dense roster__rows"
        columns={columns}
        rows={rows}
        keyOf={({ row }) => row}
        rowProps={({ effect, problems }) => ({ 'data-effect': effect, 'data-problem': problems[0]?.code })}
      />
      {rows.length < all ? <p className="soft">{t('roster.first', { count: rows.length })}</p> : null}
    </>
  );
}

/** What is wrong with a row, else what it says. */
function What({ row: { effect, person, problems } }: { readonly row: PreviewRow }) {
  const { t } = useStaffText();
  if (effect !== 'refused') {
    return [person?.birthDate, person?.unit, person?.number].filter(Boolean).join(' · ');
  }
  return problems.map(({ code, column, value, row: earlier = 0 }) => (
    <span key={`${column} ${code}`} className="roster__problem">
      <strong>{t(column === 'birthDate' ? 'col.born' : `col.${column}`)}</strong>{' '}
      {value === undefined || value === '' ? '' : <q className="wrap">{value}</q>}{' '}
      {t(`problem.${code}`, { row: earlier })}
    </span>
  ));
}
