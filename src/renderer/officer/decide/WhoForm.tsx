import { civilDate } from '#shared/domain/civil-date.ts';
import type { PersonTyped } from '#shared/domain/live-desk.ts';
import { useState } from 'react';
import { useKiosk } from '../../stores/kiosk.ts';
import { Field } from '../../ui/Field.tsx';
import { DialogForm } from '../../ui/FormDialog.tsx';
import {
  EMPTY_DRAFT,
  personProblemsOf,
  personTypedOf,
  type Draft,
  type PersonField,
} from '../manual/draft.ts';
import { useLiveDeskText } from './texts.en.ts';

interface Props {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly onDone: (person: PersonTyped) => void;
  readonly onCancel: () => void;
}

export { EMPTY_DRAFT as NOBODY_YET };

/** Who it is of whom nothing proves a name: as the identity card has it, checked as it is typed. */
export function WhoForm({ draft, onChange, onDone, onCancel }: Props) {
  const { t } = useLiveDeskText();
  const timeZone = useKiosk((store) => store.state?.site?.timeZone);
  const [pressed, setPressed] = useState(false);
  const problems = personProblemsOf(draft, civilDate(new Date(), timeZone ?? 'Asia/Makassar'));
  const field = (name: PersonField, note?: string) => {
    const problem = pressed ? problems[name] : undefined;
    return {
      label: t(name === 'name' ? 'manual.name' : `col.${name}`),
      note,
      value: draft[name],
      problem: problem && t(problem.key, problem.params),
      'data-testid': `who-${name}`,
      onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
        onChange({ ...draft, [name]: event.target.value }),
    };
  };
  return (
    <DialogForm
      testId="who"
      save={t('who.done')}
      saveTestId="who-done"
      cancel={t('back')}
      onSave={() => {
        setPressed(true);
        if (Object.keys(problems).length === 0) onDone(personTypedOf(draft));
      }}
      onCancel={onCancel}
    >
      <div className="who">
        <Field {...field('name')} autoFocus maxLength={120} />
        <Field {...field('nik', t('manual.nik.note'))} inputMode="numeric" maxLength={24} />
        <Field {...field('born')} type="date" />
        <Field {...field('purpose')} maxLength={200} />
      </div>
    </DialogForm>
  );
}
